import type { Payload } from 'payload'
import { createReq, readQuery } from '../../db/transaction.ts'
import { addPeriods, monthOf, periodsBetween, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { billPeriod } from '../../services/billing/run-billing.ts'
import { type ScaledCompany, scaleCompany } from './scale-company.ts'

type ScaleInvoices = {
  payload: Payload
  invoices?: number
  companies?: number
  /** `<slug>-1`, `<slug>-2`, … */
  slug?: string
  onProgress?: (done: number) => void
}

/** Each lease is billed for ten months; counts are rounded up to that. */
const months = 10

/** companies that are written at the same time */
const atOnce = 3

/**
 * Issued, unpaid invoices with lines and ledger entries, in equal parts over several companies: 100,000 over 8 put
 * 12,500 into each, so that a list has to find one company's among all. Billed by the billing run itself.
 * @returns the companies; each has an administrator to log in as
 */
export const scaleInvoices = async ({
  payload,
  invoices = 100_000,
  companies = 8,
  slug = 'list',
  onProgress,
}: ScaleInvoices): Promise<ScaledCompany[]> => {
  const current = monthOf(todayIn('Africa/Nairobi', now()))
  const first = addPeriods(current, 1 - months)
  const units = Math.ceil(invoices / companies / months)
  const made: ScaledCompany[] = []
  const numbers = Array.from({ length: companies }, (_, index) => index + 1)
  let done = 0
  // one at a time leaves the database waiting for this process, and this process for the database
  const work = async (): Promise<void> => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift()) {
      const company = await scaleCompany({ payload, units, slug: `${slug}-${number}`, startDate: `${first}-01` })
      for (const period of periodsBetween(first, current)) {
        await billPeriod({ req: await createReq(payload), company: company.id, period, issueDate: `${period}-01` })
        // the second month looks for what the first has billed: it must not be planned for an empty table
        if (period === first) await readQuery(payload, analyse)
        onProgress?.((done += units))
      }
      await readQuery(payload, 'delete from outbox where company_id = $1 and dispatched_at is null', [company.id])
      made.push(company)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  await readQuery(payload, analyse)
  return made.toSorted((a, b) => a.slug.localeCompare(b.slug, 'en', { numeric: true }))
}

const analyse = 'analyze invoices, invoice_lines, ledger_transactions, ledger_entries, audit_log'
