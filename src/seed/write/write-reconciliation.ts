import { insertRows, type Row } from '../../db/insert-rows.ts'
import { addDays, type CalendarDate, todayIn } from '../../domain/calendar.ts'
import { accountLabel } from '../../domain/payment-account.ts'
import { now } from '../../platform/clock.ts'
import { accountBalances } from '../../services/reconciliation/account-balances.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'

type Line = {
  key: string
  day: CalendarDate
  amount: bigint
  payerName?: string
  payerPhone?: string | null
  billReference?: string
  description?: string
  payment?: string
  ignoredReason?: string
}

const daysBack = 20
const openingMinor = 48_250_000n

/** The company's bank account with the statement of the last weeks, partly matched, and yesterday's closing. */
export const writeReconciliation = async (context: SeedContext): Promise<void> => {
  const { tx, plan, company, openedAt } = context
  const today = todayIn(company.timezone, now())
  const account = seededId(`${plan.slug}/bank`)
  const number = `11${plan.slug.length}0042317`
  await insertAudited(context, {
    table: 'payment_accounts',
    entity: 'payment-accounts',
    shown: ['label', 'status'],
    rows: [
      {
        id: account,
        kind: 'bank',
        provider: 'KCB',
        account_number: number,
        account_name: company.name,
        label: accountLabel({ kind: 'bank', provider: 'KCB', number }),
        is_default: false,
        is_active: true,
        status: 'verified',
        verified_at: openedAt.toISOString(),
      },
    ],
  })
  const lines = [...(await paidInto(context, today)), ...(await waiting(context, today)), ...charges(today)].sort(byDay)
  let balance = openingMinor
  await insertRows(
    tx,
    'bank_transactions',
    lines.map((line) => {
      balance += line.amount
      return rowOf({ context, account, line, balance })
    }),
  )
  await closeYesterday(context, addDays(today, -1))
}

const byDay = (a: Line, b: Line): number => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : 1)

/** What was recorded as paid into the bank is on its statement. */
const paidInto = async ({ tx, company }: SeedContext, today: CalendarDate): Promise<Line[]> => {
  const rows = await tx.query<{
    id: string
    number: string
    day: string
    amount: string
    name: string
    reference: string
  }>(
    `select id, number, value_date as day, amount_minor as amount, payer_name as name, reference from payments
     where company_id = $1 and method = 'bank' and status = 'received' and value_date >= $2 order by number`,
    [company.id, addDays(today, -daysBack)],
  )
  return rows.map(({ id, number, day, amount, name, reference }) => ({
    ...{ key: number, day, amount: BigInt(amount), payerName: name, billReference: reference, payment: id },
    description: 'Bank transfer',
  }))
}

/** Tenants who paid into the bank without telling anybody, and somebody whom nobody knows. */
const waiting = async ({ tx, company }: SeedContext, today: CalendarDate): Promise<Line[]> => {
  const rows = await tx.query<{ number: string; balance: string; name: string; phone: string | null; unit: string }>(
    `select i.number, i.balance_minor as balance, p.name, p.phone, u.identifier as unit
     from invoices i join people p on p.id = i.person_id join units u on u.id = i.unit_id
     where i.company_id = $1 and i.status = 'issued' and i.balance_minor > 0 order by i.due_date, i.number limit 3`,
    [company.id],
  )
  const [first, second, third] = rows
  return [
    ...(first ? [lineOf(first, { key: 'w1', day: addDays(today, -2), billReference: first.number })] : []),
    ...(second ? [lineOf(second, { key: 'w2', day: addDays(today, -2), description: `RENT ${second.unit}` })] : []),
    ...(third ? [lineOf(third, { key: 'w3', day: addDays(today, -1), payerPhone: third.phone })] : []),
    { key: 'w4', day: addDays(today, -1), amount: 1_250_000n, payerName: 'M K TRADERS', description: 'CASH DEPOSIT' },
  ]
}

const lineOf = ({ balance, name }: { balance: string; name: string }, line: Omit<Line, 'amount'>): Line => ({
  payerName: name.toUpperCase(),
  amount: BigInt(balance),
  ...line,
})

const charges = (today: CalendarDate): Line[] => [
  {
    ...{ key: 'c1', day: addDays(today, -9), amount: -45_000n, description: 'LEDGER FEE' },
    ignoredReason: 'Fee of the bank: entered as an expense at the end of the month',
  },
  { key: 'c2', day: addDays(today, -1), amount: -12_000n, description: 'SMS ALERTS' },
]

type RowArgs = { context: SeedContext; account: string; line: Line; balance: bigint }

const rowOf = ({ context: { plan, company, openedAt }, account, line, balance }: RowArgs): Row => {
  const id = seededId(`${plan.slug}/statement/${line.key}`)
  const at = openedAt.toISOString()
  return {
    id,
    company_id: company.id,
    reference: `FT${line.day.replaceAll('-', '').slice(2)}${id.slice(0, 5).toUpperCase()}`,
    source: 'import',
    booked_on: line.day,
    amount_minor: line.amount,
    matched_minor: 0,
    balance_minor: balance,
    currency: company.currency,
    bank_account_id: account,
    payer_name: line.payerName ?? null,
    payer_phone: line.payerPhone ?? null,
    bill_reference: line.billReference ?? null,
    description: line.description ?? null,
    payment_id: line.payment ?? null,
    status: line.ignoredReason ? 'ignored' : 'unmatched',
    ignored_reason: line.ignoredReason ?? null,
    created_at: at,
    updated_at: at,
  }
}

/** The gateway's account agreed with the books yesterday evening. */
const closeYesterday = async ({ tx, company, openedAt }: SeedContext, day: CalendarDate): Promise<void> => {
  const balances = await accountBalances({ tx, company: company.id, day })
  const at = openedAt.toISOString()
  await insertRows(
    tx,
    'clearing_closings',
    balances
      .filter(({ key }) => key === 'gateway_clearing')
      .map(({ account, expected, currency }) => ({
        ...{ company_id: company.id, account_id: account, day, currency, status: 'agrees' },
        ...{ expected_minor: expected, actual_minor: expected, difference_minor: 0, created_at: at, updated_at: at },
      })),
  )
}
