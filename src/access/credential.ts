import { readSessionCookies } from './session-cookies.ts'

export type Credential = { kind: 'token' | 'cookie' | 'api-key'; value: string }

/** API keys begin with this, so that a leaked one is recognised. */
export const apiKeyPrefix = 'fhk_'

/** What a request logs in with: a token or key that was given on purpose wins over the cookie of a browser. */
export const credentialOf = (headers: Headers): Credential | undefined => {
  const given = /^(?:Bearer|JWT) +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (given) return { kind: given.startsWith(apiKeyPrefix) ? 'api-key' : 'token', value: given }
  if (headers.has('authorization')) return undefined
  const { access } = readSessionCookies(headers.get('cookie'))
  return access ? { kind: 'cookie', value: access } : undefined
}
