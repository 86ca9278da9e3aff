import { randomBytes } from 'node:crypto'
import { getEnv } from '../../platform/env.ts'
import { hashToken } from '../auth/hash-secret.ts'

/** 32 random bytes: only the link in the mail holds them, the database knows their SHA-256. */
export const newInvitationToken = (): { token: string; tokenHash: string } => {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export const invitationLink = (token: string): string => `${getEnv().publicUrl}/admin/invitation/${token}`
