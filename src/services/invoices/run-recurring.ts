import type { Payload, PayloadRequest } from 'payload'
import { createReq, readQuery, type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { dueOccurrences } from '../../domain/recurrence.ts'
import { logger } from '../../platform/logger.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import type { NewInvoice } from './new-invoice.ts'
import { writeInvoices } from './write-invoices.ts'

const seriesPerTransaction = 200
/** A series that stood still for years comes in portions. */
const datesAtOnce = 24

/**
 * Makes the recurring invoices that are due in the day of each company. Nothing is made twice: a date of a series is
 * unique in the database, and the series moves on in the same transaction.
 * @returns how many invoices were made
 */
export const runRecurring = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<{ id: string }>(
    payload,
    `select c.id from companies c where c.status = 'active'
       and exists (select from recurring_invoices r where r.company_id = c.id and r.is_active) order by c.id`,
    [],
  )
  let made = 0
  for (const { id } of companies) {
    try {
      made += await recurringOf({ payload, company: id })
    } catch (error) {
      // One company's wrong row must not keep the others from their invoices.
      logger.error({ err: error, company: id }, 'The recurring invoices of a company could not be made.')
    }
  }
  return made
}

/** The recurring invoices of one company that are due. @returns how many were made */
export const recurringOf = async ({ payload, company: id }: { payload: Payload; company: string }): Promise<number> => {
  const company = await companySettings(payload, id)
  const req = await createReq(payload)
  let made = 0
  for (;;) {
    const batch = await withTransaction(req, (tx) => makeBatch({ req, tx, company }))
    made += batch
    if (batch === 0) return made
  }
}

type Series = {
  id: string
  person: string
  unit: string | null
  project: string | null
  currency: string
  discountBps: number
  everyMonths: number
  nextDate: string
  endDate: string | null
  dueDays: number
  anchorDay: number | null
  notes: string | null
  issues: boolean
}

type Batch = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string } }

const makeBatch = async ({ req, tx, company }: Batch): Promise<number> => {
  const series = await tx.query<Series>(DUE, [company.id, company.today, seriesPerTransaction])
  if (series.length === 0) return 0
  const lines = groupBy(await tx.query<Line>(LINES, [series.map(({ id }) => id)]), ({ parent }) => parent)
  const planned = series.map((row) => {
    const anchorDay = row.anchorDay ?? Number(row.nextDate.slice(8))
    return { row, ...dueOccurrences({ ...row, anchorDay, today: company.today, limit: datesAtOnce }) }
  })
  for (const issues of [true, false]) {
    await writeInvoices({
      req,
      tx,
      company,
      invoices: planned.flatMap(({ row, due }) =>
        row.issues === issues ? due.map((date) => invoiceOf(row, date, lines.get(row.id) ?? [])) : [],
      ),
      status: issues ? 'issued' : 'draft',
    })
  }
  await tx.query(
    `update recurring_invoices r set next_date = n.next, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as n (id uuid, next text) where r.id = n.id`,
    [JSON.stringify(planned.map(({ row, nextDate }) => ({ id: row.id, next: nextDate })))],
  )
  return planned.reduce((count, { due }) => count + due.length, 0)
}

const invoiceOf = (row: Series, date: string, lines: Line[]): NewInvoice => ({
  kind: 'manual',
  person: row.person,
  unit: row.unit,
  project: row.project,
  issueDate: date,
  dueDate: addDays(date, row.dueDays),
  currency: row.currency,
  discount: row.discountBps > 0 ? { bps: row.discountBps } : null,
  notes: row.notes,
  recurring: row.id,
  recurringDate: date,
  lines: lines.map(({ kind, description, quantity, amount, rate }) => ({
    kind,
    description,
    quantity: Number(quantity),
    unitAmountMinor: BigInt(amount),
    taxRateBps: rate,
  })),
})

type Line = {
  parent: string
  kind: 'service' | 'fee' | 'other'
  description: string
  quantity: string
  amount: string
  rate: number
}

const DUE = `
  select r.id, r.person_id as person, r.unit_id as unit, u.project_id as project, r.currency,
         coalesce(r.discount_bps, 0)::int as "discountBps", r.every_months::int as "everyMonths",
         r.next_date as "nextDate", r.end_date as "endDate", r.due_days::int as "dueDays",
         r.anchor_day::int as "anchorDay", r.notes, coalesce(r.issues, false) as issues
  from recurring_invoices r left join units u on u.id = r.unit_id
  where r.company_id = $1 and r.is_active and r.next_date <= $2 and (r.end_date is null or r.next_date <= r.end_date)
  order by r.id limit $3 for update of r`

const LINES = `
  select _parent_id as parent, kind, description, quantity, unit_amount_minor as amount,
         coalesce(tax_rate_bps, 0)::int as rate
  from recurring_invoices_lines where _parent_id = any($1::uuid[]) order by _parent_id, _order`
