import type { ServerResponse } from 'node:http'

type SecurityArgs = { isPage: boolean; isHttps: boolean; isDev: boolean }

// Next writes inline scripts and the panel inline styles; both come without a nonce.
const pagePolicy = (isDev: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')

const dataPolicy = "default-src 'none'; frame-ancestors 'self'"

/** Headers of every answer; a route that needs another policy sets its own afterwards. */
export const setSecurityHeaders = (res: ServerResponse, { isPage, isHttps, isDev }: SecurityArgs): void => {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  res.setHeader('X-Frame-Options', 'SAMEORIGIN')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Permissions-Policy', 'camera=(), geolocation=(self), microphone=()')
  res.setHeader('Content-Security-Policy', isPage ? pagePolicy(isDev) : dataPolicy)
  if (isHttps) res.setHeader('Strict-Transport-Security', 'max-age=31536000')
}
