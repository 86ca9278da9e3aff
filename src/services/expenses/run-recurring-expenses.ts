import { randomUUID } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { createReq, readQuery, type Tx, withTransaction } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { expenseTotals } from '../../domain/expense.ts'
import { dueOccurrences } from '../../domain/recurrence.ts'
import { logger } from '../../platform/logger.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, companySettings } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'

const seriesPerTransaction = 200
/** A series that stood still for years comes in portions. */
const datesAtOnce = 24

/**
 * Makes the recurring expenses that are due in the day of each company; every one waits for its approval. Nothing is made
 * twice: a date of a series is unique in the database, and the series moves on in the same transaction.
 * @returns how many were made
 */
export const runRecurringExpenses = async ({ payload }: { payload: Payload }): Promise<number> => {
  const companies = await readQuery<{ id: string }>(
    payload,
    `select c.id from companies c where c.status = 'active'
       and exists (select from recurring_expenses r where r.company_id = c.id and r.is_active) order by c.id`,
    [],
  )
  let made = 0
  for (const { id } of companies) {
    try {
      made += await recurringExpensesOf({ payload, company: id })
    } catch (error) {
      // One company's wrong row must not keep the others from their bills.
      logger.error({ err: error, company: id }, 'The recurring expenses of a company could not be made.')
    }
  }
  return made
}

/** The recurring expenses of one company that are due. @returns how many were made */
export const recurringExpensesOf = async ({
  payload,
  company: id,
}: {
  payload: Payload
  company: string
}): Promise<number> => {
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
  vendor: string
  category: string
  project: string
  block: string | null
  unit: string | null
  description: string
  amount: string
  rate: number
  currency: string
  chargedTo: 'company' | 'owner'
  everyMonths: number
  nextDate: string
  endDate: string | null
  dueDays: number
  anchorDay: number | null
}

type Batch = { req: PayloadRequest; tx: Tx; company: CompanySettings & { today: string } }

const makeBatch = async ({ req, tx, company }: Batch): Promise<number> => {
  const series = await tx.query<Series>(DUE, [company.id, company.today, seriesPerTransaction])
  const planned = series.map((row) => {
    const anchorDay = row.anchorDay ?? Number(row.nextDate.slice(8))
    return { row, ...dueOccurrences({ ...row, anchorDay, today: company.today, limit: datesAtOnce }) }
  })
  const dated = planned.flatMap(({ row, due }) => due.map((date) => ({ row, date })))
  if (dated.length === 0) return 0
  const year = Number(company.today.slice(0, 4))
  const numbers = await takeNumbers(tx, { company: company.id, docType: 'payment_voucher', year, count: dated.length })
  const rows = dated.map(({ row, date }, index) =>
    expenseRow({ company: company.id, row, date, number: numbers[index] }),
  )
  await insertRows(tx, 'expenses', rows)
  await tx.query(
    `update recurring_expenses r set next_date = n.next, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as n (id uuid, next text) where r.id = n.id`,
    [JSON.stringify(planned.map(({ row, nextDate }) => ({ id: row.id, next: nextDate })))],
  )
  await recordAudit({
    req,
    rows: rows.map(({ id, number, total_minor }) => ({
      action: 'create',
      entity: 'expenses',
      entityId: id,
      company: company.id,
      after: { number, totalMinor: Number(total_minor) },
    })),
  })
  return dated.length
}

type NewRow = { company: string; row: Series; date: string; number: string | undefined }

const expenseRow = ({ company, row, date, number }: NewRow) => {
  const amount = BigInt(row.amount)
  const { tax, total } = expenseTotals({ amount, taxRateBps: row.rate })
  return {
    id: randomUUID(),
    company_id: company,
    vendor_id: row.vendor,
    category_id: row.category,
    project_id: row.project,
    block_id: row.block,
    unit_id: row.unit,
    description: row.description,
    amount_minor: amount,
    tax_rate_bps: row.rate,
    currency: row.currency,
    tax_minor: tax,
    total_minor: total,
    paid_minor: 0n,
    invoice_date: date,
    due_date: addDays(date, row.dueDays),
    charged_to: row.chargedTo,
    number,
    status: 'waiting_for_approval',
    recurring_id: row.id,
    recurring_date: date,
  }
}

const DUE = `
  select id, vendor_id as vendor, category_id as category, project_id as project, block_id as block, unit_id as unit,
         description, amount_minor::bigint::text as amount, coalesce(tax_rate_bps, 0)::int as rate, currency,
         charged_to as "chargedTo", every_months::int as "everyMonths", next_date as "nextDate", end_date as "endDate",
         due_days::int as "dueDays", anchor_day::int as "anchorDay"
  from recurring_expenses
  where company_id = $1 and is_active and next_date <= $2 and (end_date is null or next_date <= end_date)
  order by id limit $3 for update`
