import type { PayloadRequest } from 'payload'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { auditAccount } from './audit-account.ts'
import type { Caller } from './caller.ts'
import { deviceLabel } from './device-label.ts'
import type { Account } from './find-account.ts'
import { openSession, type SessionKind, type SessionTokens } from './sessions.ts'

type Completion = {
  req: PayloadRequest
  account: Pick<Account, 'id' | 'name' | 'email'>
  kind: SessionKind
  caller: Caller
  /** the second factor that was shown, if any */
  factor?: string
}

/** The end of a log-in: the session, a mail when the device is new, and the audit entry, in one transaction. */
export const completeLogIn = ({ req, account, kind, caller, factor }: Completion): Promise<SessionTokens> =>
  withTransaction(req, async (tx) => {
    const isNew = await isNewDevice(tx, account.id, caller)
    const session = await openSession(tx, { userId: account.id, kind, factor, ...caller })
    if (isNew) {
      const data = { name: account.name, device: deviceLabel(caller.userAgent), ip: caller.ip, at: now().toISOString() }
      await queueMail(tx, { to: account.email, template: 'new-device', data })
    }
    await auditAccount({
      req,
      tx,
      userId: account.id,
      action: 'log_in',
      details: { device: deviceLabel(caller.userAgent), factor: factor ?? null },
    })
    return session
  })

/** A device is known by its browser and system; the first log-in of all is nobody's surprise. */
const isNewDevice = async (tx: Tx, userId: string, { userAgent }: Caller): Promise<boolean> => {
  const [row] = await tx.query<{ total: string; same: string }>(
    'select count(*) as total, count(*) filter (where device = $2) as same from sessions where user_id = $1',
    [userId, deviceLabel(userAgent)],
  )
  return Number(row?.total) > 0 && Number(row?.same) === 0
}
