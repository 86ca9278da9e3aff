import { insertRows } from '../../db/insert-rows.ts'
import { addDays, addPeriods, type CalendarDate, monthOf, todayIn } from '../../domain/calendar.ts'
import { expenseTotals } from '../../domain/expense.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { now } from '../../platform/clock.ts'
import { type Posting, postToLedger } from '../../services/ledger/post.ts'
import { takeNumbers } from '../../services/numbers.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'

const months = 6

/** What is billed every month, in whole shillings, and how far the bills of the newest month have come. */
const bills = [
  { name: 'Askari Guards Ltd', category: 'Security', amount: 48_000, rate: 1_600, newest: 'approved' },
  { name: 'Usafi Cleaners', category: 'Cleaning', amount: 22_500, rate: 0, newest: 'partial' },
  { name: 'County Water Company', category: 'Water', amount: 17_340, rate: 0, newest: 'waiting_for_approval' },
] as const

type Bill = (typeof bills)[number]
type Status = 'paid' | Bill['newest']
type Planned = { id: string; bill: Bill; date: CalendarDate; status: Status; number: string }

/** Half a year of suppliers' bills, paid but for the newest month, with a budget each and one that comes by itself. */
export const writeExpenses = async (context: SeedContext): Promise<void> => {
  const { tx, plan, company } = context
  const today = todayIn(company.timezone, now())
  const [project] = await tx.query<{ id: string }>(
    'select id from projects where company_id = $1 and deleted_at is null order by name, id limit 1',
    [company.id],
  )
  const categories = await tx.query<{ id: string; name: string }>(
    'select id, name from expense_categories where company_id = $1',
    [company.id],
  )
  if (!project) return
  const categoryOf = (bill: Bill): string => categories.find(({ name }) => name === bill.category)?.id ?? ''
  const vendorOf = (bill: Bill): string => seededId(plan.slug, 'vendor', bill.name)
  await insertAudited(context, {
    table: 'people',
    entity: 'people',
    shown: ['name', 'kind'],
    rows: bills.map((bill) => ({
      id: vendorOf(bill),
      name: bill.name,
      kind: 'organisation',
      is_vendor: true,
      is_tenant: false,
      is_owner: false,
      verification: 'unverified',
    })),
  })
  const planned = await plannedBills(context, today)
  await insertAudited(context, {
    table: 'expenses',
    entity: 'expenses',
    shown: ['number', 'status'],
    rows: planned.map(({ id, bill, date, status, number }) => ({
      ...{ id, number, status, vendor_id: vendorOf(bill), category_id: categoryOf(bill), project_id: project.id },
      ...{ description: `${bill.category}, ${monthOf(date)}`, currency: company.currency, charged_to: 'company' },
      ...{ invoice_date: date, due_date: addDays(date, 14), tax_rate_bps: bill.rate },
      ...sumsOf(bill),
      paid_minor: paidOf({ bill, status }),
    })),
  })
  await payBills(context, { planned, project: project.id, vendorOf, categoryOf })
  await insertAudited(context, {
    table: 'budgets',
    entity: 'budgets',
    shown: ['year'],
    rows: bills.map((bill) => ({
      ...{ id: seededId(plan.slug, 'budget', bill.name), project_id: project.id, category_id: categoryOf(bill) },
      ...{ year: Number(today.slice(0, 4)), amount_minor: BigInt(bill.amount) * 1_250n, currency: company.currency },
    })),
  })
  await insertAudited(context, {
    table: 'recurring_expenses',
    entity: 'recurring-expenses',
    shown: ['description', 'next_date'],
    rows: bills.slice(0, 1).map((bill) => ({
      ...{ id: seededId(plan.slug, 'recurring expense', bill.name), vendor_id: vendorOf(bill) },
      ...{ category_id: categoryOf(bill), project_id: project.id, description: bill.category, charged_to: 'company' },
      ...{ amount_minor: BigInt(bill.amount) * 100n, tax_rate_bps: bill.rate, currency: company.currency },
      ...{ every_months: 1, next_date: `${addPeriods(monthOf(today), 1)}-03`, anchor_day: 3, due_days: 14 },
      is_active: true,
    })),
  })
}

const sumsOf = (bill: Bill) => {
  const amount = BigInt(bill.amount) * 100n
  const { tax, total } = expenseTotals({ amount, taxRateBps: bill.rate })
  return { amount_minor: amount, tax_minor: tax, total_minor: total }
}

const paidOf = ({ bill, status }: { bill: Bill; status: Status }): bigint => {
  if (status === 'paid') return sumsOf(bill).total_minor
  return status === 'partial' ? sumsOf(bill).total_minor / 2n : 0n
}

const plannedBills = async ({ tx, plan, company }: SeedContext, today: CalendarDate): Promise<Planned[]> => {
  const dated = Array.from(
    { length: months },
    (_, index) => `${addPeriods(monthOf(today), index - months)}-03`,
  ).flatMap((date, index) =>
    bills.map((bill) => ({ bill, date, status: index === months - 1 ? bill.newest : ('paid' as const) })),
  )
  const planned: Planned[] = []
  for (const year of new Set(dated.map(({ date }) => date.slice(0, 4)))) {
    const ofYear = dated.filter(({ date }) => date.startsWith(year))
    const numbers = await takeNumbers(tx, {
      ...{ company: company.id, docType: 'payment_voucher', year: Number(year), count: ofYear.length },
    })
    planned.push(
      ...ofYear.map((one, index) => ({
        ...one,
        id: seededId(plan.slug, 'expense', `${one.bill.name} ${one.date}`),
        number: numbers[index] ?? '',
      })),
    )
  }
  return planned
}

type Paying = {
  planned: readonly Planned[]
  project: string
  vendorOf: (bill: Bill) => string
  categoryOf: (bill: Bill) => string
}

const payBills = async (
  { tx, company, plan }: SeedContext,
  { planned, project, vendorOf, categoryOf }: Paying,
): Promise<void> => {
  const posted = planned.filter(({ status }) => status !== 'waiting_for_approval')
  const paid = posted.filter((one) => paidOf(one) > 0n)
  const attemptOf = ({ id }: Planned): string => seededId(plan.slug, 'disbursement', id)
  await insertRows(
    tx,
    'disbursements',
    paid.map((one) => {
      const at = `${addDays(one.date, 7)}T08:00:00.000Z`
      return {
        ...{ id: attemptOf(one), company_id: company.id, kind: 'expense', attempt: 1, expense_id: one.id },
        ...{ reference: `${one.number}-1`, person_id: vendorOf(one.bill), method: 'bank', status: 'succeeded' },
        ...{ amount_minor: paidOf(one), charge_minor: 0, currency: company.currency },
        ...{ submitted_at: at, settled_at: at, created_at: at, updated_at: at },
      }
    }),
  )
  const common = (one: Planned) => ({ description: `Expense ${one.number}`, currency: company.currency })
  const place = (one: Planned) => ({ expense: one.id, person: vendorOf(one.bill), project })
  const approvals = posted.map((one): Posting => {
    const { amount_minor: net, tax_minor: tax } = sumsOf(one.bill)
    const { recoversTax } = company.money
    return {
      ...common(one),
      ...{ event: 'expense.approved', postedOn: one.date, idempotencyKey: `expense:${one.id}:expense.approved` },
      ...{ sourceType: 'expenses', sourceId: one.id },
      entries: postings.expenseApproved({
        ...{ place: place(one), category: categoryOf(one.bill), net, tax, recoversTax, chargedTo: 'company' },
      }),
    }
  })
  const payments = paid.map((one): Posting => ({
    ...common(one),
    ...{ event: 'disbursement.paid', postedOn: addDays(one.date, 7), sourceType: 'disbursements' },
    ...{ sourceId: attemptOf(one), idempotencyKey: `disbursement:${attemptOf(one)}:paid` },
    entries: postings.moneyPaidOut({
      owed: { account: 'supplier_payable', place: place(one) },
      money: { account: 'bank' },
      amount: paidOf(one),
    }),
  }))
  await postToLedger(tx, company.id, [...approvals, ...payments])
}
