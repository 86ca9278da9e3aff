import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { readQuery, withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { callerOf } from '../auth/caller.ts'
import { findAccount, type Account } from '../auth/find-account.ts'
import { requireStrongPassword } from '../auth/password-policy.ts'
import { tryPassword } from '../auth/password-lock.ts'
import { hashPassword, setPassword, verifyPassword } from '../auth/passwords.ts'
import { openAccount } from '../onboarding/open-account.ts'
import { findInvitation } from './find-invitation.ts'
import type { Invitation } from './invitation.ts'
import { linkInvited } from './link-invited.ts'

type Acceptance = { req: PayloadRequest; token: string; name?: string; password: string }

type Accepted = { userId: string; isNew: boolean }

/**
 * Accepts an invitation: whoever has an account proves it by its password, everybody else gets one with this password.
 * The link proves the mailbox. It opens no session.
 * @throws 404 and 410 for the link, 400 for a wrong or weak password, 429 after too many wrong ones
 */
export const acceptInvitation = async ({ req, token, name, password }: Acceptance): Promise<Accepted> => {
  const query = <Row>(text: string, values?: unknown[]) => readQuery<Row>(req.payload, text, values)
  const invitation = await findInvitation({ query }, token)
  const account = await findAccount(req.payload, { email: invitation.email })
  const wanted = name?.trim() || invitation.name
  // Outside the transaction: hashing takes long, and a failure must be counted.
  const passwordHash = account?.passwordHash
    ? await proveAccount({ req, account, passwordHash: account.passwordHash, password })
    : await newPassword({ invitation, name: wanted, password })
  return withTransaction(req, async (tx) => {
    const current = await findInvitation(tx, token, 'for update of i')
    const userId = await userOf({ req, tx, invitation: current, account, name: wanted, passwordHash })
    await linkInvited({ req, tx, invitation: current, userId })
    const at = now().toISOString()
    await tx.query(
      `update invitations set status = 'accepted', accepted_at = $2, accepted_by_id = $3, updated_at = $2 where id = $1`,
      [current.id, at, userId],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: 'accept',
          entity: 'invitations',
          entityId: current.id,
          company: current.company_id,
          before: { status: 'pending' },
          after: { status: 'accepted', acceptedBy: userId },
          actor: userId,
        },
      ],
    })
    return { userId, isNew: passwordHash !== undefined }
  })
}

type Proof = { req: PayloadRequest; account: Account; passwordHash: string; password: string }

const proveAccount = async ({ req, account, passwordHash, password }: Proof): Promise<undefined> => {
  const isRight = await tryPassword({
    req,
    email: account.email,
    ip: callerOf(req).ip,
    userId: account.id,
    check: async () => (await verifyPassword({ plain: password, hash: passwordHash })).isRight,
  })
  if (!isRight || account.status !== 'active') {
    throw validationError('You have an account already, and this is not its password.', 'password')
  }
}

type NewPassword = { invitation: Invitation; name: string; password: string }

const newPassword = async ({ invitation, name, password }: NewPassword): Promise<string> => {
  const { email, company_name } = invitation
  await requireStrongPassword({ password, hints: [email, name, company_name] })
  return hashPassword(password)
}

type UserOf = {
  req: PayloadRequest
  tx: Tx
  invitation: Invitation
  account?: Account
  name: string
  passwordHash?: string
}

/** The user who accepts; two invitations of one new address make one account, under the lock on the address. */
const userOf = async ({ req, tx, invitation, account, name, passwordHash }: UserOf): Promise<string> => {
  const { email } = invitation
  await advisoryLock(tx, 'account', email)
  const [present] = await tx.query<{ id: string; status: string }>(
    'select id, status from users where lower(email) = $1 for update',
    [email],
  )
  if (!account) {
    if (present) throw conflict('An account with this e-mail was just made. Accept again, with its password.')
    return openAccount({ req, tx, name, email, passwordHash: passwordHash ?? '' })
  }
  if (present?.id !== account.id || present.status !== 'active') throw conflict('This account has changed. Try again.')
  if (passwordHash) await setPassword(tx, { userId: account.id, passwordHash })
  await tx.query('update users set email_verified_at = coalesce(email_verified_at, $2) where id = $1', [
    account.id,
    now().toISOString(),
  ])
  return account.id
}
