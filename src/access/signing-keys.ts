import { hkdfSync } from 'node:crypto'
import { getEnv } from '../platform/env.ts'

export type SigningKey = { id: string; token: Uint8Array; refresh: Uint8Array }

let known: { source: string; keys: SigningKey[] } | undefined

/**
 * The keys of log-ins, the signing one first. All of them verify, so a new key put in front logs nobody out.
 * Access tokens and refresh tokens are signed by different keys of the same secret.
 */
export const signingKeys = (): readonly SigningKey[] => {
  const { authKeys, payloadSecret } = getEnv()
  const source = `${authKeys ?? ''}|${payloadSecret}`
  if (known?.source !== source) known = { source, keys: readKeys(authKeys ?? `default:${payloadSecret}`) }
  return known.keys
}

const readKeys = (text: string): SigningKey[] =>
  text.split(',').map((pair) => {
    const [id = '', ...secret] = pair.trim().split(':')
    return { id, token: derive(secret.join(':'), 'access-token'), refresh: derive(secret.join(':'), 'refresh-token') }
  })

const derive = (secret: string, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'freehold', purpose, 32))
