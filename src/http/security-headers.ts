import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'

export type PagePolicyArgs = {
  /** fresh for every answer; Next puts it on the scripts that it writes */
  nonce: string
  /** scheme and host of the installation */
  origin: string
  isDev: boolean
  /** a server of map tiles, whose pictures a page may load */
  mapTileUrl?: string
}

/**
 * Style elements that Payload's own code writes into its pages, by the hash of their text: they take no nonce. A new
 * release of Payload may bring others; the browser test of the policy names them.
 */
const payloadStyles = {
  'layers in the head of RootLayout': 'sha256-UO8+f0Vt7qym1f9lUl0nh47l5M7MX3W3qSnbWSxu6+8=',
  'transitions of its dialogs': 'sha256-RRvYYvypkfR67NPWQ5YM5msNEwtYz7N+9rYPCnXMfXw=',
  'messages of sonner': 'sha256-Od9mHMH7x2G6QuoV3hsPkDCwIyqbg2DX3F5nLeCYQBc=',
  'the empty element that react-select adds its rules to by script':
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
}

/**
 * The policy of the admin panel. Scripts run only with the nonce, and what they load; nothing is evaluated. Styles come
 * from files, or are one of Payload's own; only style attributes are free, because React and Payload set them on
 * elements (widths of columns, positions of menus) and no browser lets an attribute carry a nonce.
 */
export const pagePolicy = ({ nonce, origin, isDev, mapTileUrl }: PagePolicyArgs): string => {
  const { host, protocol } = new URL(origin)
  const socket = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`,
    "script-src-attr 'none'",
    `style-src 'self' ${isDev ? "'unsafe-inline'" : styleHashes}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob:${mapTileUrl ? ` ${tileSource(mapTileUrl)}` : ''}`,
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(protocol === 'https:' ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** `https://{s}.tiles.example.com/{z}/…` may come from any host of that name. */
const tileSource = (url: string): string =>
  new URL(url.replace(/^(https?:\/\/)\{s\}\./, '$1sub.').replaceAll(/[{}]/g, '')).origin.replace('//sub.', '//*.')

const styleHashes = Object.values(payloadStyles)
  .map((hash) => `'${hash}'`)
  .join(' ')

export const newNonce = (): string => randomBytes(18).toString('base64')

const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

const features = [
  'accelerometer=()',
  'browsing-topics=()',
  'camera=()',
  'display-capture=()',
  'geolocation=(self)',
  'gyroscope=()',
  'magnetometer=()',
  'microphone=()',
  'payment=()',
  'usb=()',
].join(', ')

type SecurityArgs = { policy?: string; isHttps: boolean }

/**
 * Headers of every answer; a route that needs another policy sets its own afterwards.
 * @param policy of a page; by default that of data, which loads nothing
 */
export const setSecurityHeaders = (res: ServerResponse, { policy = dataPolicy, isHttps }: SecurityArgs): void => {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  // Addresses of pages hold tokens of invitations; and `no-referrer` would make browsers hide the origin of a form.
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('X-Frame-Options', 'DENY')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  res.setHeader('Origin-Agent-Cluster', '?1')
  res.setHeader('Permissions-Policy', features)
  res.setHeader('Content-Security-Policy', policy)
  if (isHttps) res.setHeader('Strict-Transport-Security', 'max-age=63072000')
}
