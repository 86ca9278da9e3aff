import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { dayByDay } from '../../domain/penalty.ts'
import { notFound, validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'
import { type LateInvoice, readLateInvoices } from './late-invoices.ts'
import { type PolicyVersion, readPolicyVersions } from './policy-versions.ts'
import { chargedSum, factsOf, rowView, workOut } from './work-out.ts'

type Explain = Paging & { req: PayloadRequest; company: string; invoice: string; asOf?: CalendarDate }

/** A day to come answers what would be charged if nothing is paid; further away it says little. */
const furthestDays = 366

/**
 * Day by day what an invoice charges for being late up to a day, why the other days charge nothing, and what differs
 * from what was charged. Reads only.
 * @throws 400 for a day too far ahead, 404
 */
export const explainPenalties = async ({ req, company: companyId, invoice: id, page, limit, ...query }: Explain) => {
  const { today } = await companySettings(req.payload, companyId)
  const asOf = query.asOf ?? addDays(today, -1)
  if (asOf > addDays(today, furthestDays)) throw validationError('Choose a day within the next year.', 'asOf')
  const { invoice, versions } = await withTransaction(req, async (tx) => {
    const [invoice] = await readLateInvoices({ tx, company: companyId, ids: [id], asOf })
    return { invoice, versions: await readPolicyVersions(tx, companyId) }
  })
  if (!invoice) throw notFound()
  const { penalty, version, reason } = workOut(invoice, { versions, asOf })
  const days = dayByDay(penalty.rows)
  const charged = chargedSum(invoice)
  return {
    asOf,
    invoice: invoiceView(invoice, version),
    policy: version && versionView(version),
    reason,
    totalMinor: minorToNumber(penalty.total),
    chargedMinor: minorToNumber(charged),
    differenceMinor: reason && reason !== 'not_issued' ? 0 : minorToNumber(penalty.total - charged),
    limitMinor: penalty.limit === null ? null : minorToNumber(penalty.limit),
    periods: penalty.periods.map(({ period, amount }) => ({ period, amountMinor: minorToNumber(amount) })),
    rows: penalty.rows.map(rowView),
    days: pageOf({
      docs: days.slice((page - 1) * limit, page * limit).map(({ from, balance, state, amount }) => ({
        date: from,
        balanceMinor: minorToNumber(balance),
        state,
        amountMinor: minorToNumber(amount),
      })),
      totalDocs: days.length,
      page,
      limit,
    }),
  }
}

const invoiceView = (invoice: LateInvoice, version: PolicyVersion | null) => ({
  id: invoice.id,
  number: invoice.number,
  status: invoice.status,
  dueDate: invoice.dueDate,
  currency: invoice.currency,
  billedMinor: minorToNumber(factsOf(invoice, version?.includesDeposits ?? false).billed),
})

/** A version as it travels; amounts as numbers of minor units. */
const versionView = ({ amount, cap, isDefault: _default, isRetired: _retired, ...version }: PolicyVersion) => ({
  ...version,
  amountMinor: minorToNumber(amount),
  capMinor: cap === null ? null : minorToNumber(cap),
})
