import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { minorToNumber, type Minor, sumMinor } from '../../domain/money.ts'
import { validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { findLateInvoices, firstInvoice } from './find-late-invoices.ts'
import { readLateInvoices } from './late-invoices.ts'
import { readPolicyVersions } from './policy-versions.ts'
import { chargedSum, type WorkedOut, workOut } from './work-out.ts'

const invoicesPerBatch = 2_000

type Preview = Paging & { req: PayloadRequest; company: string; asOf?: CalendarDate }

/** What a run would charge and take back on what is overdue, and why it would leave the rest alone. Writes nothing. */
export const previewPenalties = async ({ req, company: companyId, page, limit, ...query }: Preview) => {
  const { today } = await companySettings(req.payload, companyId)
  const asOf = query.asOf ?? addDays(today, -1)
  if (asOf >= today) throw validationError('Only days that are over count: choose one before today.', 'asOf')
  const docs: ReturnType<typeof previewOf>[] = []
  const skipped: Record<string, number> = {}
  const totals = new Map<string, Minor>()
  let differing = 0
  let invoices = 0
  await withTransaction(req, async (tx) => {
    const versions = await readPolicyVersions(tx, companyId)
    for (let after: string | undefined = firstInvoice; after !== undefined;) {
      const find = { tx, company: companyId, asOf, since: null, after, limit: invoicesPerBatch }
      const ids = await findLateInvoices(find)
      for (const invoice of await readLateInvoices({ tx, company: companyId, ids, asOf })) {
        const worked = workOut(invoice, { versions, asOf })
        if (worked.reason) skipped[worked.reason] = (skipped[worked.reason] ?? 0) + 1
        const difference = worked.reason ? 0n : worked.penalty.total - chargedSum(invoice)
        if (difference === 0n) continue
        differing += 1
        totals.set(invoice.currency, sumMinor([totals.get(invoice.currency) ?? 0n, difference]))
        if (differing > (page - 1) * limit && docs.length < limit) docs.push(previewOf(worked, difference))
      }
      invoices += ids.length
      after = ids.length < invoicesPerBatch ? undefined : ids.at(-1)
    }
  })
  return {
    dryRun: true,
    asOf,
    summary: {
      invoices,
      differing,
      totals: [...totals].map(([currency, total]) => ({ currency, totalMinor: minorToNumber(total) })),
      skipped: Object.entries(skipped).map(([reason, count]) => ({ reason, count })),
    },
    ...pageOf({ docs, totalDocs: differing, page, limit }),
  }
}

const previewOf = ({ invoice, version, penalty }: WorkedOut, difference: Minor) => ({
  invoice: invoice.id,
  number: invoice.number,
  person: invoice.person,
  dueDate: invoice.dueDate,
  currency: invoice.currency,
  policy: version && { id: version.policy, name: version.name, version: version.version },
  totalMinor: minorToNumber(penalty.total),
  differenceMinor: minorToNumber(difference),
})
