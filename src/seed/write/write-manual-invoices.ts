import { insertRows } from '../../db/insert-rows.ts'
import { addDays, addMonths, type CalendarDate, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { creditInvoice } from '../../services/invoices/credit-invoice.ts'
import type { NewInvoice, WrittenInvoice } from '../../services/invoices/new-invoice.ts'
import { writeInvoices } from '../../services/invoices/write-invoices.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'

type Tenant = { contract: string; person: string; unit: string; project: string; currency: string }

const taxRateBps = 1_600

/** Invoices written by hand: issued, drafted, credited, waiting to be credited, and two that come every month. */
export const writeManualInvoices = async (context: SeedContext): Promise<void> => {
  const { req, tx, company } = context
  const today = todayIn(company.timezone, now())
  const tenants = await tenantsOf(context)
  if (tenants.length === 0) return
  const shared = { req, tx, company }
  const issued = await writeInvoices({ ...shared, invoices: issuedOf(tenants, today), status: 'issued' })
  await creditSome(context, issued)
  const [first] = issued
  const drafts = draftsOf(tenants, today).map((draft, index) =>
    index === 0 && first && tenants[0]
      ? { ...draft, ...placeOf(tenants[0]), kind: 'debit_note' as const, corrects: first.id }
      : draft,
  )
  await writeInvoices({ ...shared, invoices: drafts, status: 'draft' })
  await writeSeries(context, tenants, today)
}

const tenantsOf = ({ tx, company }: SeedContext): Promise<Tenant[]> =>
  tx.query<Tenant>(
    `select id as contract, person_id as person, unit_id as unit, project_id as project, currency from contracts
     where company_id = $1 and kind = 'lease' and status = 'active' and deleted_at is null order by number limit 12`,
    [company.id],
  )

const placeOf = ({ person, contract, unit, project, currency }: Tenant) => ({
  person,
  contract,
  unit,
  project,
  currency,
})

const charges = [
  ['Replacement of a lost key', 'fee', 250_000, 1],
  ['Repair of a broken window', 'service', 480_000, 1],
  ['Extra parking, days', 'service', 30_000, 6],
  ['Carpet cleaning, m²', 'service', 12_050, 24.5],
] as const

const invoiceOf = (tenant: Tenant, index: number, issueDate: CalendarDate): NewInvoice => {
  const [description, kind, amount, quantity] = charges[index % charges.length] ?? charges[0]
  const line = { kind, description, quantity, unitAmountMinor: BigInt(amount), taxRateBps }
  return {
    kind: 'manual',
    ...placeOf(tenant),
    issueDate,
    dueDate: addDays(issueDate, 14),
    discount: index % 4 === 2 ? { bps: 1_000 } : null,
    notes: index % 3 === 0 ? 'As agreed with the caretaker.' : null,
    lines: [line],
  }
}

const issuedOf = (tenants: Tenant[], today: CalendarDate): NewInvoice[] =>
  // of today, so that numbers and dates run alike
  tenants.slice(0, 8).map((tenant, index) => invoiceOf(tenant, index, today))

const draftsOf = (tenants: Tenant[], today: CalendarDate): NewInvoice[] =>
  tenants.slice(8, 11).map((tenant, index) => invoiceOf(tenant, index + 1, addDays(today, -index)))

/** One invoice credited in part, one that waits for somebody to approve its credit. */
const creditSome = async ({ req, tx, company }: SeedContext, [, credited, waiting]: WrittenInvoice[]) => {
  if (!credited || !waiting) return
  const shared = { kind: 'credit', reason: 'service_issue' } as const
  await creditInvoice({
    ...{ req, tx, company, invoice: credited.id, ...shared },
    lines: [{ line: credited.lines[0] ?? '', amountMinor: 100_000n }],
    description: 'The repair took a week longer than promised.',
  })
  const note = seededId('credit-note', company.id)
  const today = todayIn(company.timezone, now())
  const [{ person, currency } = { person: '', currency: company.currency }] = await tx.query<{
    person: string
    currency: string
  }>('select person_id as person, currency from invoices where id = $1', [waiting.id])
  const amount = 50_000
  await insertRows(tx, 'credit_notes', [
    {
      ...{ id: note, company_id: company.id, ...shared, invoice_id: waiting.id, person_id: person, currency },
      ...{ amount_minor: amount, issue_date: today, status: 'pending_approval' },
      description: 'The gate did not open for two days.',
    },
  ])
  const tax = Math.round((amount * taxRateBps) / (10_000 + taxRateBps))
  await insertRows(tx, 'credit_note_lines', [
    {
      ...{ company_id: company.id, credit_note_id: note, line_id: waiting.lines[0], currency },
      ...{ net_minor: amount - tax, tax_minor: tax, amount_minor: amount },
    },
  ])
}

const series = [
  ['Gym membership', 350_000, true],
  ['Weekly cleaning of the flat', 600_000, false],
] as const

const writeSeries = async (context: SeedContext, tenants: Tenant[], today: CalendarDate): Promise<void> => {
  const { tx, plan } = context
  const next = addMonths(`${today.slice(0, 7)}-01`, 1)
  const rows = series.flatMap(([name, amount, issues], index) => {
    const tenant = tenants[index]
    return tenant ? [{ id: seededId(plan.slug, 'recurring', index), name, amount, issues, tenant }] : []
  })
  await insertAudited(context, {
    table: 'recurring_invoices',
    entity: 'recurring-invoices',
    shown: ['name', 'next_date'],
    rows: rows.map(({ id, name, issues, tenant }) => ({
      ...{ id, name, issues, person_id: tenant.person, unit_id: tenant.unit, currency: tenant.currency },
      ...{ every_months: 1, next_date: next, anchor_day: 1, due_days: 14, discount_bps: 0, is_active: true },
    })),
  })
  await insertRows(
    tx,
    'recurring_invoices_lines',
    rows.map(({ id, name, amount }) => ({
      ...{ id: seededId(id, 'line'), _parent_id: id, _order: 1, kind: 'service', description: name },
      ...{ quantity: 1, unit_amount_minor: amount, tax_rate_bps: taxRateBps },
    })),
  )
}
