import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { getEnv } from './env.ts'

const version = 'v1.'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts text with AES-256-GCM under SECRETS_KEY; the same text gives another result every time. */
export const seal = (plain: string): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(version))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return version + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
}

/**
 * Decrypts what `seal` made.
 * @throws Error when it was altered, cut, or sealed under another key; the message holds nothing of it
 */
export const open = (sealed: string): string => {
  const bytes = Buffer.from(sealed.startsWith(version) ? sealed.slice(version.length) : '', 'base64url')
  if (bytes.length < nonceBytes + tagBytes) throw new Error('Not a sealed value.')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(version))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    throw new Error(
      'The sealed value cannot be opened: it was altered, or SECRETS_KEY is not the one it was sealed with.',
    )
  }
}

const key = (): Buffer => Buffer.from(getEnv().secretsKey, 'base64')
