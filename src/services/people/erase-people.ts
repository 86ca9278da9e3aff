import type { PayloadRequest } from 'payload'
import { quoteIdentifier } from '../../db/quote-identifier.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import { emitMany } from '../outbox.ts'
import { objectKey } from '../uploads/object-key.ts'
import { referencesTo } from './references-to.ts'

type Erase = { req: PayloadRequest; tx: Tx; people: readonly string[]; reason?: string }

export type Erased = { people: number; documents: number; checks: number; accounts: number }

/**
 * Takes from the rows of people what tells who they are; their books stay and name a person without a name. Signed
 * contracts and receipts belong to the books. The caller has locked the people and made sure that nothing binds them.
 */
export const erasePeople = async ({ req, tx, people, reason }: Erase): Promise<Erased> => {
  const at = now().toISOString()
  const counted = async (sql: string): Promise<number> => (await tx.query(sql, [people, at])).length
  const checks = await counted(CHECKS)
  const accounts = await counted(ACCOUNTS)
  for (const sql of [PAYMENTS, INTENTS, INVITATIONS, COMMENTS, IMPORTED]) await counted(sql)
  const documents = await tx.query<{ id: string; company: string; filename: string }>(documentsSql(req), [people])
  await emitMany(
    tx,
    documents.map(({ company, filename }) => ({
      topic: 'file.remove' as const,
      payload: { key: objectKey({ company, filename }) },
    })),
  )
  const rows = await tx.query<{ id: string; company: string }>(PEOPLE, [people, at])
  await recordAudit({
    req,
    rows: rows.map(({ id, company }) => ({
      action: 'person.erase',
      entity: 'people',
      entityId: id,
      company,
      after: { erasedAt: at },
      reason,
    })),
  })
  return { people: rows.length, documents: documents.length, checks, accounts }
}

const PEOPLE = `
  update people set name = 'Erased person', phone = null, email = null, national_id = null, tax_number = null,
    birth_date = null, gender = null, address = null, city = null, country = null, notes = null, user_id = null,
    verification = 'unverified', erased_at = $2::timestamptz, updated_at = $2::timestamptz
  where id = any($1::uuid[]) and erased_at is null
  returning id, company_id as company`

const CHECKS = `
  update identity_checks set document_number = 'erased', country = null, front_id = null, back_id = null,
    selfie_id = null, reason = null, status = case when status = 'pending' then 'rejected' else status end,
    updated_at = $2::timestamptz
  where person_id = any($1::uuid[]) returning id`

/** The number is unique among the accounts of a holder, so each gets the start of its own id. */
const ACCOUNTS = `
  update payment_accounts set account_number = 'erased-' || left(id::text, 13), account_name = 'Erased person',
    label = 'Erased', is_default = false, is_active = false, status = 'rejected', updated_at = $2::timestamptz
  where person_id = any($1::uuid[]) returning id`

const PAYMENTS = `
  update payments set payer_name = null, payer_phone = null, updated_at = $2::timestamptz
  where person_id = any($1::uuid[]) and (payer_name is not null or payer_phone is not null) returning id`

const INTENTS = `
  update payment_intents set phone = null, updated_at = $2::timestamptz
  where person_id = any($1::uuid[]) and phone is not null returning id`

const INVITATIONS = `
  update invitations set name = 'Erased person', email = 'erased-' || id || '@erased.invalid',
    status = case when status = 'pending' then 'revoked' else status end, updated_at = $2::timestamptz
  where person_id = any($1::uuid[]) returning id`

const COMMENTS = `
  update maintenance_comments m set author_name = 'Erased person', updated_at = $2::timestamptz
  from people p where p.id = any($1::uuid[]) and p.user_id = m.author_id and p.company_id = m.company_id returning m.id`

/** What stood in the spreadsheet that somebody came from. */
const IMPORTED = `
  update import_rows r set data = null, updated_at = $2::timestamptz
  from imports i
  where i.id = r.import_id and r.data is not null and i.kind in ('people', 'leases')
    and i.company_id in (select company_id from people where id = any($1::uuid[]))
    and exists (select from unnest($1::uuid[]) p where strpos(r.made::text, p::text) > 0) returning r.id`

/** Files about a person that belong neither to the books nor to a house, and that nothing else shows. */
const documentsSql = (req: PayloadRequest): string => {
  const uses = referencesTo(req.payload, 'documents').map(
    ({ table, column }) =>
      `and not exists (select from ${quoteIdentifier(table)} x where x.${quoteIdentifier(column)} = d.id)`,
  )
  return `
    delete from documents d
    where d.person_id = any($1::uuid[]) and d.kind not in ('contract', 'receipt') and d.contract_id is null
      and d.maintenance_request_id is null and d.inspection_id is null ${uses.join(' ')}
    returning d.id, d.company_id as company, d.filename`
}
