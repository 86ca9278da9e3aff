import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { findAccount } from '../auth/find-account.ts'
import { findInvitation } from './find-invitation.ts'
import type { InvitationKind } from './invitation.ts'

export type InvitationPreview = {
  company: { name: string }
  kind: InvitationKind
  email: string
  name: string
  /** whether accepting takes the password of the account, or sets one */
  hasAccount: boolean
  expiresAt: string
}

/** What the holder of a link sees before he accepts. @throws 404, 410 */
export const previewInvitation = async ({
  req,
  token,
}: {
  req: PayloadRequest
  token: string
}): Promise<InvitationPreview> => {
  const query = <Row>(text: string, values?: unknown[]) => readQuery<Row>(req.payload, text, values)
  const { company_name, kind, email, name, expires_at } = await findInvitation({ query }, token)
  const account = await findAccount(req.payload, { email })
  return {
    company: { name: company_name },
    kind,
    email,
    name,
    hasAccount: Boolean(account?.passwordHash),
    expiresAt: expires_at.toISOString(),
  }
}
