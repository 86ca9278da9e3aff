import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { takeNumbers } from '../numbers.ts'
import { explanationOf, type WorkedOut } from './work-out.ts'

type Write = {
  tx: Tx
  company: string
  worked: readonly WorkedOut[]
  /** the last day that counts */
  asOf: CalendarDate
  today: CalendarDate
  dueDays: number
}

type Written = { added: number; changed: number; cancelled: number }

/**
 * Writes what differs of pending penalties: new ones with numbers, and the amounts of known ones. Three statements for
 * any number of invoices; what stands on invoices is `takeBack`'s.
 */
export const writeDifferences = async (write: Write): Promise<Written> => {
  const added = write.worked.flatMap((worked) => addedRows(worked, write))
  const changes = write.worked.flatMap((worked) => changedRows(worked, write))
  if (added.length > 0) {
    const year = Number(write.today.slice(0, 4))
    const { tx, company } = write
    const numbers = await takeNumbers(tx, { company, docType: 'penalty', year, count: added.length })
    await insertRows(
      tx,
      'penalties',
      added.map((row, index) => ({ ...row, number: numbers[index] })),
    )
  }
  if (changes.length > 0) await write.tx.query(CHANGE, [write.company, JSON.stringify(changes)])
  const cancelled = changes.filter(({ status }) => status === 'cancelled').length
  return { added: added.length, changed: changes.length - cancelled, cancelled }
}

const addedRows = (worked: WorkedOut, { company, asOf, today, dueDays }: Write): Record<string, unknown>[] => {
  const { invoice, version, differences } = worked
  return differences.add.map(({ period, sequence, amount }) => ({
    company_id: company,
    type: 'late_payment',
    origin: 'policy',
    person_id: invoice.person,
    contract_id: invoice.contract,
    unit_id: invoice.unit,
    project_id: invoice.project,
    amount_minor: amount,
    waived_minor: 0,
    currency: invoice.currency,
    date_applied: today,
    due_date: addDays(today, dueDays),
    overdue_invoice_id: invoice.id,
    policy_version_id: version?.id,
    period,
    sequence,
    explanation: explanationOf(worked, { period, asOf }),
    status: 'pending',
  }))
}

const changedRows = (worked: WorkedOut, { asOf }: Write) =>
  worked.differences.change.map(({ id, period, amount, waived, status }) => ({
    id,
    amount: amount.toString(),
    waived: waived.toString(),
    status,
    explanation: explanationOf(worked, { period, asOf }),
  }))

const CHANGE = `
  update penalties p
  set amount_minor = c.amount, waived_minor = c.waived, status = c.status, explanation = c.explanation, updated_at = now()
  from jsonb_to_recordset($2::jsonb) as c (id uuid, amount numeric, waived numeric, status text, explanation jsonb)
  where p.company_id = $1 and p.id = c.id and p.status = 'pending'`
