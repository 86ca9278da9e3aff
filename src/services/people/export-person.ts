import type { PayloadRequest } from 'payload'
import { requireSight } from '../../access/row-rules/sight.ts'
import { withTransaction } from '../../db/transaction.ts'
import { quoteIdentifier } from '../../db/quote-identifier.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'

/** Rows of one kind; nobody has that many, but an answer has an end. */
const most = 10_000

type Part = { name: string; table: string; where: string; without?: readonly string[] }

const bookkeeping = ['company_id', 'updated_at', 'deleted_at']

/** What we keep about a person, by the name under which it stands in the file. */
const parts: readonly Part[] = [
  { name: 'identityChecks', table: 'identity_checks', where: 't.person_id = $1' },
  { name: 'paymentAccounts', table: 'payment_accounts', where: 't.person_id = $1' },
  { name: 'invitations', table: 'invitations', where: 't.person_id = $1', without: ['token_hash'] },
  { name: 'leases', table: 'contracts', where: '(t.person_id = $1 or t.agent_id = $1)' },
  { name: 'ownerships', table: 'ownerships', where: 't.person_id = $1' },
  { name: 'projectOwnerships', table: 'project_ownerships', where: 't.person_id = $1' },
  { name: 'invoices', table: 'invoices', where: 't.person_id = $1' },
  { name: 'payments', table: 'payments', where: 't.person_id = $1' },
  { name: 'paymentRequests', table: 'payment_intents', where: 't.person_id = $1', without: ['request_hash'] },
  { name: 'ledger', table: 'ledger_entries', where: 't.person_id = $1' },
  { name: 'maintenance', table: 'maintenance_requests', where: '(t.reporter_id = $1 or t.vendor_id = $1)' },
  { name: 'documents', table: 'documents', where: 't.person_id = $1', without: ['url', 'thumbnail_url'] },
]

type Export = { req: PayloadRequest; id: string }

/** Everything that the company keeps about one person, for himself; noted in the audit log. @throws 404 out of sight */
export const exportPerson = async ({ req, id }: Export): Promise<Response> => {
  const company = await requireSight({ req, collection: 'people', id, permission: 'people.personal-data.export' })
  const file = await withTransaction(req, async (tx) => {
    const [person] = await tx.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) - $2::text[] as row from people t where t.id = $1`,
      [id, ['company_id']],
    )
    if (!person) throw notFound()
    if (person.row.erased_at) throw conflict('The personal data of this person was erased.')
    const found: Record<string, unknown[]> = {}
    for (const { name, table, where, without = [] } of parts) {
      const rows = await tx.query<{ row: unknown }>(
        `select to_jsonb(t) - $2::text[] as row from ${quoteIdentifier(table)} t where ${where}
         order by t.created_at, t.id limit ${most}`,
        [id, [...bookkeeping, ...without]],
      )
      found[name] = rows.map(({ row }) => row)
    }
    const counts = Object.fromEntries(Object.entries(found).map(([name, rows]) => [name, rows.length]))
    await recordAudit({
      req,
      rows: [{ action: 'person.export', entity: 'people', entityId: id, company, after: counts }],
    })
    return { exportedAt: now().toISOString(), person: person.row, ...found }
  })
  return new Response(JSON.stringify(file, undefined, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="person-${id}.json"`,
      'cache-control': 'no-store',
    },
  })
}
