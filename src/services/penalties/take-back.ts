import type { PayloadRequest } from 'payload'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { minMinor, type Minor } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { creditInvoice } from '../invoices/credit-invoice.ts'
import { releaseAllocations } from '../payments/release-allocations.ts'
import { markPaidPenalties } from './attach-penalties.ts'
import { readLateInvoices, type LateInvoice } from './late-invoices.ts'
import type { PolicyVersion } from './policy-versions.ts'
import { workOut, type WorkedOut } from './work-out.ts'

type TakeBack = {
  req: PayloadRequest
  company: CompanySettings & { today: string }
  /** the late invoice whose penalties charge too much */
  invoice: string
  versions: readonly PolicyVersion[]
  asOf: CalendarDate
}

/**
 * Corrects penalties that stand on invoices already, in a transaction per late invoice: what was paid on their lines
 * becomes the payer's credit, the lines are credited, the ledger gets the counter-entries.
 * @returns how many were corrected
 */
export const takeBackPenalties = ({ req, company, invoice, versions, asOf }: TakeBack): Promise<number> =>
  withTransaction(req, async (tx) => {
    // Invoices first, as everywhere: a payment that comes in now waits, or we wait for it.
    await tx.query(LOCK, [company.id, invoice])
    const [late] = await readLateInvoices({ tx, company: company.id, ids: [invoice], asOf, isLocked: true })
    if (!late) return 0
    const worked = workOut(late, { versions, asOf })
    let corrected = 0
    for (const back of worked.differences.takeBack) {
      const penalty = late.charged.find(({ id }) => id === back.id)
      // On a draft it waits until that is issued.
      if (!penalty?.line || !penalty.onInvoice || penalty.creditable === 0n) continue
      await correct({ req, tx, company, worked, penalty, taken: back.taken, credit: back.credit })
      corrected += 1
    }
    return corrected
  })

const LOCK = `
  select i.id from invoices i
  where i.company_id = $1 and i.id in (select p.invoice_id from penalties p where p.overdue_invoice_id = $2 and p.status in ('applied', 'paid'))
  order by i.id for update`

type Correct = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings & { today: string }
  worked: WorkedOut
  penalty: LateInvoice['charged'][number]
  taken: Minor
  credit: Minor
}

const correct = async ({ req, tx, company, worked, penalty, taken, credit }: Correct): Promise<void> => {
  const { number, currency } = worked.invoice
  const line = penalty.line ?? ''
  const invoice = penalty.onInvoice ?? ''
  const reason = `Correction of the penalty for late payment of ${number}`
  const free = await openOn(tx, line)
  if (credit > free)
    await releaseAllocations({
      req,
      tx,
      company,
      lines: [{ line, amount: credit - free }],
      currency,
      effectiveOn: company.today,
      reason,
    })
  await creditInvoice({
    req,
    tx,
    company,
    invoice,
    lines: [{ line, amountMinor: credit }],
    kind: 'correction',
    reason: 'penalty',
    description: reason,
  })
  const rest = penalty.amount - taken
  await tx.query(
    rest === 0n
      ? `update penalties set status = 'cancelled', updated_at = now() where id = $1`
      : `update penalties set amount_minor = $2, waived_minor = $3, updated_at = now(),
           -- credited in full, which the mark below decides anew
           status = case status when 'waived' then 'applied' else status end
         where id = $1`,
    rest === 0n ? [penalty.id] : [penalty.id, rest.toString(), minMinor(penalty.waived, rest).toString()],
  )
  await markPaidPenalties(tx, company.id, [invoice])
  await recordAudit({
    req,
    rows: [
      {
        action: 'penalty.correct',
        entity: 'penalties',
        entityId: penalty.id,
        company: company.id,
        before: { amountMinor: Number(penalty.amount) },
        after: { amountMinor: Number(rest) },
        reason,
      },
    ],
  })
}

const openOn = async (tx: Tx, line: string): Promise<Minor> => {
  const [row] = await tx.query<{ open: string }>(
    'select total_minor - paid_minor - credited_minor as open from invoice_lines where id = $1',
    [line],
  )
  return BigInt(row?.open ?? 0)
}
