import { getEnv } from '../platform/env.ts'

export type SessionCookies = { access?: string; refresh?: string }

/** The cookies of the panel. On https their names bind them to this host and to an encrypted connection. */
export const cookieNames = (): { access: string; refresh: string } => {
  const prefix = isSecure() ? '__Host-freehold' : 'freehold'
  return { access: `${prefix}-access`, refresh: `${prefix}-refresh` }
}

/** @returns the session's cookies of a `Cookie` header */
export const readSessionCookies = (header: string | null | undefined): SessionCookies => {
  const names = cookieNames()
  return { access: valueOf(header ?? '', names.access), refresh: valueOf(header ?? '', names.refresh) }
}

/** `Set-Cookie` values that put a session into a browser, out of the reach of scripts. Ages in seconds. */
export const sessionCookies = (tokens: {
  accessToken: string
  refreshToken: string
  accessSeconds: number
  refreshSeconds: number
}): string[] => {
  const names = cookieNames()
  return [
    cookie(names.access, tokens.accessToken, tokens.accessSeconds),
    cookie(names.refresh, tokens.refreshToken, tokens.refreshSeconds),
  ]
}

/** `Set-Cookie` values that end the session in the browser. */
export const clearedCookies = (): string[] => Object.values(cookieNames()).map((name) => cookie(name, '', 0))

const isSecure = (): boolean => getEnv().publicUrl.startsWith('https:')

const cookie = (name: string, value: string, maxAge: number): string =>
  [
    `${name}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure() ? ['Secure'] : []),
    `Max-Age=${maxAge}`,
  ].join('; ')

const valueOf = (header: string, name: string): string | undefined => {
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || undefined
  }
  return undefined
}
