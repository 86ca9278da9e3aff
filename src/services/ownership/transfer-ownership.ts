import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { seenBy } from '../../access/row-rules/sight.ts'
import { standingOf } from '../../access/row-rules/standing.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { planTransfer, type Share, TransferError, type TransferPlan } from '../../domain/ownership-transfer.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

export type Transfer = {
  unit: string
  from: string
  to: { person: string; shareBps: number }[]
  /** the first day of the new owners */
  date: string
  reason: string
}

type Args = { req: PayloadRequest; company: string; transfer: Transfer }

export type Transferred = { unit: string; date: string; ended: string[]; begun: Share[] }

/**
 * Hands a share of a unit over: the former owner's ends on the day before, the new ones begin, and what he keeps goes
 * on. The sum stays what it was, to the basis point, without a day between.
 * @throws 400 for more than he owns or somebody who is no owner, 409 when the unit goes with its project
 */
export const transferOwnership = ({ req, company, transfer }: Args): Promise<Transferred> =>
  withTransaction(req, async (tx) => {
    const { unit, date } = transfer
    // the same lock as the trigger that sums the shares: what is read here stays
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('ownerships ' || $1, 0))`, [unit])
    await requireOwners({ req, tx, company, to: transfer.to })
    const shares = await tx.query<ShareRow>(SHARES, [company, unit, date])
    const whole = shares.find(({ whole, person }) => whole && person === transfer.from)
    if (whole) throw conflict('The unit is owned with its whole project: end that ownership first.', { path: 'unit' })
    const plan = plannedOr400(() => planTransfer({ ...transfer, shares: shares.map(shareOf) }))
    const begun = await write({ tx, company, transfer, plan })
    await recordAudit({
      req,
      rows: [
        {
          action: 'ownership.transfer',
          entity: 'units',
          entityId: unit,
          company,
          before: { owners: plan.end.map(({ person, shareBps }) => `${person} ${shareBps}`) },
          after: { owners: plan.begin.map(({ person, shareBps }) => `${person} ${shareBps}`), date },
          reason: transfer.reason,
        },
      ],
    })
    return { unit, date, ended: plan.end.map(({ id }) => id), begun }
  })

type ShareRow = { id: string; person: string; share: string; from_date: string; to_date: string | null; whole: boolean }

const shareOf = ({ id, person, share, from_date: fromDate, to_date: toDate }: ShareRow) => ({
  id,
  person,
  shareBps: Number(share),
  fromDate,
  toDate,
})

const plannedOr400 = (plan: () => TransferPlan): TransferPlan => {
  try {
    return plan()
  } catch (error) {
    if (error instanceof TransferError) throw validationError(error.message, error.path)
    throw error
  }
}

type Write = { tx: Tx; company: string; transfer: Transfer; plan: TransferPlan }

/** Ends first, so that no day has more than the whole in between. */
const write = async ({ tx, company, transfer: { unit, date }, plan }: Write): Promise<Share[]> => {
  await tx.query('update ownerships set to_date = $2, updated_at = now() where id = any($1::uuid[])', [
    plan.end.map(({ id }) => id),
    addDays(date, -1),
  ])
  const at = now().toISOString()
  const rows = plan.begin.map((share) => ({ ...share, id: randomUUID() }))
  await insertRows(
    tx,
    'ownerships',
    rows.map(({ id, person, shareBps, toDate }) => ({
      id,
      company_id: company,
      unit_id: unit,
      person_id: person,
      share_bps: shareBps,
      from_date: date,
      to_date: toDate,
      created_at: at,
      updated_at: at,
    })),
  )
  return rows.map(({ id, person, shareBps, toDate }) => ({ id, person, shareBps, fromDate: date, toDate }))
}

type Owners = { req: PayloadRequest; tx: Tx; company: string; to: Transfer['to'] }

/** People whom the caller does not see do not exist for him. */
const requireOwners = async ({ req, tx, company, to }: Owners): Promise<void> => {
  const standing = await standingOf(req, 'property.ownerships.update')
  const seen = await seenBy({ req, collection: 'people', ids: to.map(({ person }) => person), standing })
  const people = await tx.query<{ id: string }>(
    `select id from people where company_id = $1 and id = any($2::uuid[]) and is_owner and deleted_at is null`,
    [company, seen.map(({ id }) => id)],
  )
  const unknown = to.findIndex(({ person }) => !people.some(({ id }) => id === person))
  if (unknown >= 0) throw validationError('Choose somebody who is an owner.', `to.${unknown}.person`)
}

const SHARES = `
  select id, person_id as person, share_bps as share, from_date, to_date, project_ownership_id is not null as whole
  from ownerships
  where company_id = $1 and unit_id = $2 and from_date <= $3 and (to_date is null or to_date >= $3)
  order by from_date, id for update`
