import type { PayloadRequest } from 'payload'
import { quoteIdentifier } from '../../db/quote-identifier.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { refreshVerification } from '../identity/refresh-verification.ts'
import { mergeBlockers, type Party } from './merge-blockers.ts'
import { blocked } from './person-blockers.ts'
import { referencesTo } from './references-to.ts'

type Merge = { req: PayloadRequest; companies: string[]; id: string; from: string; reason: string }
export type Merged = { id: string; from: string; moved: Record<string, number> }

/**
 * Makes one person of two: everything that names `from` names `id` afterwards, roles add up, empty fields are filled, and
 * the row of `from` goes to the trash with a note where it went.
 * @throws 404 outside the companies, 400 for an unknown other, 409 with `blockers` where the two cannot be one
 */
export const mergePeople = ({ req, companies, id, from, reason }: Merge): Promise<Merged> =>
  withTransaction(req, async (tx) => {
    const [kept, gone] = await lockBoth(tx, { id, from, companies })
    const blockers = await mergeBlockers(tx, { payload: req.payload, kept, from: gone })
    if (blockers.length > 0) throw blocked(`${gone.name} cannot be merged into ${kept.name}.`, blockers, 'from')
    await releaseSingles(tx, kept.id, gone.id)
    const moved: Record<string, number> = {}
    for (const { collection, table, column, isAppendOnly } of referencesTo(req.payload, 'people')) {
      if (isAppendOnly) continue
      const count = await repoint(tx, { table, column, kept: kept.id, from: gone.id })
      if (count > 0) moved[collection] = (moved[collection] ?? 0) + count
    }
    const at = now().toISOString()
    await tx.query(LOST, [gone.id, kept.id, at])
    const [before] = await tx.query<Row>(
      `select ${FILLED.join(', ')}, verification, user_id from people where id = $1`,
      [kept.id],
    )
    const [after] = await tx.query<Row>(FILL, [kept.id, gone.id, gone.user_id, at])
    await refreshVerification({ req, tx }, [kept.id])
    await recordAudit({
      req,
      rows: [
        {
          action: 'person.merge',
          entity: 'people',
          entityId: kept.id,
          company: kept.company_id,
          before,
          after: { ...after, merged: gone.id, moved },
          reason,
        },
        {
          action: 'person.merged',
          entity: 'people',
          entityId: gone.id,
          company: kept.company_id,
          before: { mergedInto: null, deletedAt: null },
          after: { mergedInto: kept.id, deletedAt: at },
          reason,
        },
      ],
    })
    return { id: kept.id, from: gone.id, moved }
  })

type Row = Record<string, unknown>
type Locked = Party & { deleted_at: string | null; erased_at: string | null }

/** Locked in the order of their ids, so that two merges of the same people wait for each other. */
const lockBoth = async (
  tx: Tx,
  { id, from, companies }: Pick<Merge, 'id' | 'from' | 'companies'>,
): Promise<[Locked, Locked]> => {
  const rows = await tx.query<Locked>(
    `select id, company_id, name, kind, national_id, user_id, verification, deleted_at, erased_at
     from people where id = any($1::uuid[]) and company_id = any($2::uuid[]) and deleted_at is null order by id for update`,
    [[id, from], companies],
  )
  const kept = rows.find((row) => row.id === id)
  const gone = rows.find((row) => row.id === from)
  if (!kept) throw notFound()
  if (id === from) throw validationError('Choose another person: this is the same one.', 'from')
  if (!gone || gone.company_id !== kept.company_id) throw validationError('There is no such person.', 'from')
  if (kept.erased_at || gone.erased_at) throw conflict('The personal data of one of them was erased.')
  return [kept, gone]
}

/** What a person has only one of stays with the one who is kept. */
const releaseSingles = async (tx: Tx, kept: string, from: string): Promise<void> => {
  await tx.query(
    `update payment_accounts set is_default = false, updated_at = now()
     where person_id = $2 and is_default and exists (select from payment_accounts where person_id = $1 and is_default)`,
    [kept, from],
  )
  await tx.query(
    `update invitations set status = 'revoked', updated_at = now() where person_id = $1 and status = 'pending'`,
    [from],
  )
}

type Repoint = { table: string; column: string; kept: string; from: string }

const repoint = async (tx: Tx, { table, column, kept, from }: Repoint): Promise<number> => {
  const name = quoteIdentifier(column)
  const [row] = await tx.query<{ count: number }>(
    `with moved as (update ${quoteIdentifier(table)} set ${name} = $1 where ${name} = $2 returning 1)
     select count(*)::int as count from moved`,
    [kept, from],
  )
  return row?.count ?? 0
}

const texts = ['phone', 'email', 'national_id', 'tax_number', 'birth_date', 'gender', 'address', 'city', 'country']
const roles = ['is_tenant', 'is_owner', 'is_buyer', 'is_agent', 'is_vendor']
const FILLED = [...texts, ...roles, 'notes']

const LOST = `
  update people set deleted_at = $3, merged_into_id = $2, user_id = null, updated_at = $3
  where id = $1`

const FILL = `
  update people k set
    ${texts.map((name) => `${name} = coalesce(nullif(k.${name}, ''), f.${name})`).join(', ')},
    ${roles.map((name) => `${name} = coalesce(k.${name}, false) or coalesce(f.${name}, false)`).join(', ')},
    notes = left(nullif(concat_ws(E'\\n\\n', k.notes, f.notes), ''), 5000),
    user_id = coalesce(k.user_id, $3::uuid),
    verification = case when f.verification = 'verified' then 'verified' else k.verification end, updated_at = $4
  from people f where k.id = $1 and f.id = $2
  returning ${FILLED.map((name) => `k.${name}`).join(', ')}, k.verification, k.user_id`
