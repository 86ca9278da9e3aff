import { createHash } from 'node:crypto'

/** What is kept of a refresh token, a link or an API key: too random to be guessed, so a plain SHA-256, hex. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
