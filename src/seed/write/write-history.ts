import { addPeriods, type CalendarDate, monthOf, periodsBetween } from '../../domain/calendar.ts'
import { instantOn } from '../moments.ts'
import { type PaymentPlan, planPayments } from '../plan/plan-payments.ts'
import { billMonth } from './bill-month.ts'
import type { SeedContext } from './context.ts'
import { readInvoices } from './open-invoices.ts'
import { ownerPayments } from './owner-payments.ts'
import type { WrittenLease } from './write-leases.ts'
import { type Happening, misfitsOf } from './write-misfits.ts'
import { type History, writePayment } from './write-payment.ts'

type Args = { context: SeedContext; gateway: string; leases: WrittenLease[]; today: CalendarDate }

/** Bills month after month on the first and takes the payments in between, all by the services that do it every day. */
export const writeHistory = async ({ context, gateway, leases, today }: Args): Promise<void> => {
  const { tx, company, plan } = context
  const current = monthOf(today)
  const payments = planPayments(
    plan,
    leases.map((lease) => lease.plan),
    today,
  )
  const history: History = {
    context,
    gateway,
    leases: new Map(leases.map((lease) => [lease.plan.key, lease])),
    invoices: new Map(),
  }
  for (const period of periodsBetween(addPeriods(current, 1 - plan.months), current)) {
    await billMonth(context, period)
    for (const [key, invoice] of await readInvoices(tx, company.id, period)) history.invoices.set(key, invoice)
    const happenings = [
      ...payments.filter(({ date }) => monthOf(date) === period).map((payment) => paymentOf(history, payment)),
      ...(await ownerPayments({ history, period, today })),
      ...(period === addPeriods(current, -1) ? misfitsOf(history, period) : []),
    ]
    // numbers follow the dates
    for (const { write } of happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await write()
  }
  await settleDates(context)
}

const paymentOf = (history: History, payment: PaymentPlan): Happening => ({
  at: instantOn(payment.date, payment.minute),
  write: () => writePayment(history, payment),
})

// Lists show when a row was made: history was not made today.
const settleDates = async ({ tx, company }: SeedContext): Promise<void> => {
  await tx.query('update payments set created_at = received_at, updated_at = received_at where company_id = $1', [
    company.id,
  ])
  await tx.query(
    `update allocations a set created_at = p.received_at, updated_at = p.received_at
     from payments p where p.id = a.payment_id and a.company_id = $1`,
    [company.id],
  )
  await tx.query(`update invoices set created_at = (issue_date || 'T06:00:00+03')::timestamptz where company_id = $1`, [
    company.id,
  ])
}
