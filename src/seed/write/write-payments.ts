import { addDays, type CalendarDate, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { bounceCheque } from '../../services/payments/bounce-cheque.ts'
import { clearCheque } from '../../services/payments/clear-cheque.ts'
import type { ReceivedMoney } from '../../services/payments/received-money.ts'
import { recordCheque } from '../../services/payments/record-cheque.ts'
import { recordPayment } from '../../services/payments/record-payment.ts'
import { reversePayment } from '../../services/payments/reverse-payment.ts'
import { instantOn, workAt } from '../moments.ts'
import type { SeedContext } from './context.ts'

type Debtor = { person: string; name: string; invoice: string; balance: string; currency: string }

const bounceFee = 150_000

/**
 * What an accountant meets beside what comes by itself: a cheque at the bank, one that came back, an advance, a payment
 * that was entered twice.
 */
export const writePayments = async (context: SeedContext): Promise<void> => {
  const { tx, company } = context
  await tx.query('update companies set money_bounce_fee_minor = $2 where id = $1', [company.id, bounceFee])
  const [waiting, returned, twice, ahead] = await debtors(context)
  // In the order of their days, as their numbers are.
  if (returned) await returnCheque(context, returned)
  if (twice) await enterTwice(context, twice)
  if (ahead) await record(context, { ...ahead, daysAgo: 3, method: 'cash', amount: 1_000_000n, allocations: [] })
  if (waiting) await takeCheque(context, waiting, 2)
}

/** Tenants who owe, the last ones on the list: the first are met by what the rest of the demo shows. */
const debtors = ({ tx, company }: SeedContext): Promise<Debtor[]> =>
  tx.query<Debtor>(
    `select distinct on (p.name, p.id) p.id as person, p.name, i.id as invoice, i.balance_minor as balance, i.currency
     from invoices i join people p on p.id = i.person_id
     where i.company_id = $1 and i.status = 'issued' and i.balance_minor > 0
     order by p.name desc, p.id, i.due_date limit 4`,
    [company.id],
  )

const dayAgo = ({ company }: SeedContext, days: number): CalendarDate =>
  addDays(todayIn(company.timezone, now()), -days)

const at = <T>(day: CalendarDate, work: () => Promise<T>): Promise<T> => workAt(instantOn(day, 11 * 60), work)

const moneyOf = (
  { person, name, currency }: Debtor,
  money: Pick<ReceivedMoney, 'method' | 'amount' | 'allocations' | 'cheque'> & { valueDate: CalendarDate },
): ReceivedMoney => ({
  ...money,
  currency,
  money: { account: money.method === 'cash' ? 'cash' : 'bank' },
  payer: { person, name, phone: null },
  invoices: [],
  reviewReason: null,
  source: { gatewayAccount: null, receipt: null, reference: null, intent: null, inbox: null },
  origin: 'manual',
})

const takeCheque = (context: SeedContext, debtor: Debtor, daysAgo: number): Promise<string> => {
  const { req, tx, company } = context
  const valueDate = dayAgo(context, daysAgo)
  const amount = BigInt(debtor.balance)
  const received = moneyOf(debtor, {
    method: 'cheque',
    valueDate,
    amount,
    allocations: [{ invoiceId: debtor.invoice, amount }],
    cheque: { number: `0004${daysAgo}7`, bank: 'KCB', date: valueDate },
  })
  return at(valueDate, () => recordCheque({ req, tx, company, valueDate, received }))
}

const returnCheque = async (context: SeedContext, debtor: Debtor): Promise<void> => {
  const { req, company } = context
  const payment = await takeCheque(context, debtor, 12)
  const [cleared, returned] = [dayAgo(context, 10), dayAgo(context, 6)]
  await at(cleared, () => clearCheque({ req, company: company.id, payment, on: cleared }))
  const reason = 'Refer to drawer'
  // Entered today, so that its bill does not stand behind those of a month that began in between.
  await bounceCheque({ req, company: company.id, payment, reason, on: returned })
}

type Recorded = Debtor & { daysAgo: number } & Pick<ReceivedMoney, 'method' | 'amount' | 'allocations'>

const record = (
  context: SeedContext,
  { daysAgo, method, amount, allocations, ...debtor }: Recorded,
): Promise<string> => {
  const { req, tx, company } = context
  const valueDate = dayAgo(context, daysAgo)
  const received = moneyOf(debtor, { method, amount, allocations, valueDate })
  return at(valueDate, () => recordPayment({ req, tx, company, ...received }))
}

const enterTwice = async (context: SeedContext, debtor: Debtor): Promise<void> => {
  const { req, company } = context
  const half = BigInt(debtor.balance) / 2n
  const allocations = [{ invoiceId: debtor.invoice, amount: half }]
  const entry = { ...debtor, daysAgo: 5, method: 'bank', amount: half, allocations } as const
  await record(context, { ...entry, allocations: [...allocations] })
  const second = await record(context, { ...entry, allocations: [...allocations] })
  const on = dayAgo(context, 4)
  await at(on, () => reversePayment({ req, company, payment: second, reason: 'Entered twice', on }))
}
