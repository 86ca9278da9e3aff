import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { withTransaction } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import { now } from '../../platform/clock.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { mailEffect } from '../mail/queue-mail.ts'
import { emitMany } from '../outbox.ts'

type SendOne = { req: PayloadRequest; company: string; id: string; message?: string }

/** Sends an issued invoice to its payer by e-mail. @throws 404; 409 for what is not issued, or without an address */
export const sendInvoice = async ({ req, company: id, id: invoice, message }: SendOne): Promise<{ sentTo: string }> => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    const [known] = await tx.query<{ status: string; email: string | null }>(
      `select i.status, p.email from invoices i join people p on p.id = i.person_id where i.company_id = $1 and i.id = $2`,
      [id, invoice],
    )
    if (!known) throw notFound()
    if (known.status !== 'issued') throw conflict('Only an issued invoice can be sent.')
    if (!known.email) throw conflict('The payer has no e-mail address. Add one to the person first.')
    await sendInvoices({ req, tx, company, invoices: [invoice], message })
    return { sentTo: known.email }
  })
}

type Send = { req: PayloadRequest; tx: Tx; company: CompanySettings; invoices: readonly string[]; message?: string }

/** Sends those of the invoices that are issued and whose payers have an address. @returns how many went out */
export const sendInvoices = async ({ req, tx, company, invoices, message }: Send): Promise<number> => {
  const rows = await tx.query<SendRow>(SENDABLE, [company.id, invoices])
  if (rows.length === 0) return 0
  const lines = groupBy(
    await tx.query<LineRow>(
      `select invoice_id as invoice, description, total_minor as total from invoice_lines
       where invoice_id = any($1::uuid[]) order by invoice_id, position`,
      [rows.map(({ id }) => id)],
    ),
    ({ invoice }) => invoice,
  )
  await emitMany(
    tx,
    rows.map(({ id, to, ...row }) =>
      mailEffect({
        to,
        template: 'invoice',
        company: company.id,
        data: {
          ...row,
          totalMinor: Number(row.totalMinor),
          taxMinor: Number(row.taxMinor),
          balanceMinor: Number(row.balanceMinor),
          company: company.name,
          message,
          lines: (lines.get(id) ?? []).map(({ description, total }) => ({ description, totalMinor: Number(total) })),
        },
      }),
    ),
  )
  await tx.query('update invoices set sent_at = $2::timestamptz, updated_at = now() where id = any($1::uuid[])', [
    rows.map(({ id }) => id),
    now().toISOString(),
  ])
  await recordAudit({
    req,
    rows: rows.map(({ id, number }) => ({
      action: 'invoice.send',
      entity: 'invoices',
      entityId: id,
      company: company.id,
      after: { number },
    })),
  })
  return rows.length
}

type SendRow = {
  id: string
  to: string
  name: string
  number: string
  place: string | null
  dueDate: string
  currency: string
  totalMinor: string
  taxMinor: string
  balanceMinor: string
  notes: string | null
}

type LineRow = { invoice: string; description: string; total: string }

const SENDABLE = `
  select i.id, p.email as to, p.name, i.number, u.identifier as place, i.due_date as "dueDate", i.currency,
         i.total_minor as "totalMinor", i.tax_minor as "taxMinor", i.balance_minor as "balanceMinor", i.notes
  from invoices i
  join people p on p.id = i.person_id
  left join units u on u.id = i.unit_id
  where i.company_id = $1 and i.id = any($2::uuid[]) and i.status = 'issued' and coalesce(p.email, '') <> ''
  order by i.id`
