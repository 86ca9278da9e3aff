import type { PayloadRequest } from 'payload'
import { getPrincipal } from '../../access/principal.ts'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import { conflict, unauthenticated } from '../../platform/errors.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { auditAccount } from './audit-account.ts'
import { findAccount, type Account } from './find-account.ts'
import { countRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts'
import { proveFactor, revokeSessions } from './sessions.ts'
import { confirmTotp, disableTotp, setUpTotp, totpSince, type TotpSetup } from './totp.ts'

type Own = { req: PayloadRequest }

/** A new secret for the caller's app; it counts after `confirmAuthenticator`. */
export const beginAuthenticator = async ({ req }: Own): Promise<TotpSetup> => {
  const { account } = await own(req)
  return withTransaction(req, (tx) => setUpTotp(tx, { userId: account.id, email: account.email }))
}

/**
 * Switches the caller's app on. His other log-ins, which never showed it, end.
 * @returns ten recovery codes, shown this once
 */
export const confirmAuthenticator = async ({
  req,
  code,
}: Own & { code: string }): Promise<{ recoveryCodes: string[] }> => {
  const { account, sessionId } = await own(req)
  const userId = account.id
  return withTransaction(req, async (tx) => {
    await confirmTotp(tx, { userId, code })
    await proveFactor(tx, { sessionId, factor: 'totp' })
    await revokeSessions(tx, { userId, reason: 'second_factor_on', except: sessionId })
    const recoveryCodes = await makeRecoveryCodes(tx, { userId })
    await queueMail(tx, { to: account.email, template: 'second-factor-on', data: { name: account.name } })
    await auditAccount({ req, tx, userId, action: 'second_factor_on' })
    return { recoveryCodes }
  })
}

/** Switches the caller's app off; a company's policy then asks for a code by mail. */
export const switchAuthenticatorOff = async ({ req }: Own): Promise<{ isOn: false }> => {
  const { account } = await own(req)
  return withTransaction(req, async (tx) => {
    await disableTotp(tx, { userId: account.id })
    await queueMail(tx, { to: account.email, template: 'second-factor-off', data: { name: account.name } })
    await auditAccount({ req, tx, userId: account.id, action: 'second_factor_off' })
    return { isOn: false }
  })
}

/** Ten new recovery codes in place of the old ones. @throws 409 without an authenticator app */
export const renewRecoveryCodes = async ({ req }: Own): Promise<{ recoveryCodes: string[] }> => {
  const { account } = await own(req)
  return withTransaction(req, async (tx) => {
    if (!(await totpSince(tx, account.id))) throw conflict('Set up an authenticator app first.')
    const recoveryCodes = await makeRecoveryCodes(tx, { userId: account.id })
    await auditAccount({ req, tx, userId: account.id, action: 'recovery_codes_renewed' })
    return { recoveryCodes }
  })
}

/** How the caller's log-in is protected. */
export const securityOverview = async ({ req }: Own) => {
  const { account, factorAt } = await own(req)
  const [policies, [credential]] = [
    await readQuery<{ company: string; policy: string }>(
      req.payload,
      `select c.name as company, c.second_factor_policy as policy from staff s join companies c on c.id = s.company_id
       where s.user_id = $1 and s.status = 'active' and s.deleted_at is null order by c.name`,
      [account.id],
    ),
    await readQuery<{ changedAt: string }>(
      req.payload,
      'select changed_at as "changedAt" from credentials where user_id = $1',
      [account.id],
    ),
  ]
  const { since, left } = await withTransaction(req, async (tx) => ({
    since: await totpSince(tx, account.id),
    left: await countRecoveryCodes(tx, account.id),
  }))
  return {
    email: account.email,
    totp: { enabled: since !== undefined, since: since?.toISOString() ?? null },
    recoveryCodesLeft: left,
    passwordChangedAt: credential?.changedAt ?? null,
    factorAt: factorAt ?? null,
    policies,
  }
}

const own = async (
  req: PayloadRequest,
): Promise<{ account: Account; sessionId: string; factorAt: string | undefined }> => {
  const principal = await getPrincipal(req)
  const account = principal?.sessionId ? await findAccount(req.payload, { id: principal.userId }) : undefined
  if (!principal?.sessionId || !account) throw unauthenticated()
  return { account, sessionId: principal.sessionId, factorAt: principal.factorAt }
}
