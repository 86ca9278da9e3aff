import { randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { hashOfToken } from '../../access/hash-of-token.ts'
import { createReq, withTransaction } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { getEnv } from '../../platform/env.ts'
import { unauthenticated, validationError } from '../../platform/errors.ts'
import { open, seal } from '../../platform/secret-box.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { emit } from '../outbox.ts'
import { auditAccount } from './audit-account.ts'
import { callerOf } from './caller.ts'
import { findAccount, normaliseEmail } from './find-account.ts'
import { gone } from './gone.ts'
import { tryPassword } from './password-lock.ts'
import { requireStrongPassword } from './password-policy.ts'
import { hashPassword, setPassword, verifyPassword } from './passwords.ts'
import { revokeSessions } from './sessions.ts'

const resetMinutes = 30

/**
 * Takes the wish for a new password. The account is looked up by the worker, so the answer and its time are the same
 * for an address that nobody has.
 */
export const forgetPassword = ({ req, email }: { req: PayloadRequest; email: string }): Promise<void> =>
  withTransaction(req, (tx) =>
    emit(tx, {
      topic: 'password.forgotten',
      payload: { sealed: seal(JSON.stringify({ email: normaliseEmail(email), ip: callerOf(req).ip })) },
    }),
  )

/** Mails a link to the account of a forgotten password; nothing happens without one, or within a minute of the last. */
export const sendPasswordReset = async (payload: Payload, sealed: string): Promise<void> => {
  const { email, ip } = JSON.parse(open(sealed)) as { email: string; ip: string }
  const account = await findAccount(payload, { email })
  if (!account || account.status !== 'active') return
  await withTransaction(await createReq(payload), async (tx) => {
    const [recent] = await tx.query(
      `select from password_resets where user_id = $1 and created_at > now() - interval '1 minute' limit 1`,
      [account.id],
    )
    if (recent) return
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now().getTime() + resetMinutes * 60_000).toISOString()
    await tx.query('update password_resets set used_at = now() where user_id = $1 and used_at is null', [account.id])
    await tx.query(
      `insert into password_resets (id, user_id, token_hash, expires_at, ip, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, $3, $4, now(), now())`,
      [account.id, hashOfToken(token), expiresAt, ip],
    )
    const link = `${getEnv().publicUrl}/admin/reset/${token}`
    await queueMail(tx, {
      to: account.email,
      template: 'password-reset',
      data: { name: account.name, link, minutes: resetMinutes },
    })
  })
}

type Reset = { req: PayloadRequest; token: string; password: string }

/**
 * A new password by the link of a mail: once, and every log-in of the account ends. It logs nobody in.
 * @throws 410 for a link that is wrong, used or too old
 */
export const resetPassword = async ({ req, token, password }: Reset): Promise<void> => {
  const dead = gone('This link was used or is too old. Ask for a new one.')
  const hash = hashOfToken(token)
  await withTransaction(req, async (tx) => {
    const [row] = await tx.query<{ user_id: string; email: string; name: string }>(
      `select r.user_id, u.email, u.name from password_resets r join users u on u.id = r.user_id and u.status = 'active'
       where r.token_hash = $1 and r.used_at is null and r.expires_at > $2 for update of r`,
      [hash, now().toISOString()],
    )
    if (!row) throw dead
    await requireStrongPassword({ password, hints: [row.email, row.name] })
    await tx.query('update password_resets set used_at = $2 where token_hash = $1', [hash, now().toISOString()])
    await setPassword(tx, { userId: row.user_id, password })
    // The mailbox is proven by the link.
    await tx.query('update users set email_verified_at = coalesce(email_verified_at, $2) where id = $1', [
      row.user_id,
      now().toISOString(),
    ])
    await revokeSessions(tx, { userId: row.user_id, reason: 'password_reset' })
    await queueMail(tx, { to: row.email, template: 'password-changed', data: { name: row.name } })
    await auditAccount({ req, tx, userId: row.user_id, action: 'password_reset' })
  })
}

type Change = { req: PayloadRequest; currentPassword: string; newPassword: string }

/**
 * A new password by whoever knows the present one; the other log-ins of the account end.
 * @throws 400 for a wrong present password or a weak new one, 429 after too many wrong ones
 */
export const changePassword = async ({ req, currentPassword, newPassword }: Change): Promise<void> => {
  const principal = await getPrincipal(req)
  const account = principal && (await findAccount(req.payload, { id: principal.userId }))
  if (!principal?.sessionId || !account?.passwordHash) throw unauthenticated()
  const { ip } = callerOf(req)
  const { passwordHash: hash } = account
  const isRight = await tryPassword({
    req,
    ip,
    email: normaliseEmail(account.email),
    userId: account.id,
    check: async () => (await verifyPassword({ plain: currentPassword, hash })).isRight,
  })
  if (!isRight) throw validationError('This is not your present password.', 'currentPassword')
  if (currentPassword === newPassword)
    throw validationError('Choose another password than the present one.', 'newPassword')
  await requireStrongPassword({ password: newPassword, hints: [account.email, account.name] }, 'newPassword')
  const passwordHash = await hashPassword(newPassword)
  await withTransaction(req, async (tx) => {
    await setPassword(tx, { userId: account.id, passwordHash })
    await revokeSessions(tx, { userId: account.id, reason: 'password_changed', except: principal.sessionId })
    await queueMail(tx, { to: account.email, template: 'password-changed', data: { name: account.name } })
    await auditAccount({ req, tx, userId: account.id, action: 'password_changed' })
  })
}
