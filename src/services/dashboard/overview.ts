import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { monthOf, periodRange } from '../../domain/calendar.ts'
import { companySettings } from '../companies.ts'

type Figures = {
  billed: string
  collected: string
  arrears: string
  arrears_invoices: string
  suspense: string
  needs_review: string
  owners: string
  units: string
  rented: string
  available: string
}

type Recent = {
  id: string
  number: string
  person: string | null
  amountMinor: string
  currency: string
  receivedAt: string
}

type Overview = {
  payload: Payload
  company: string
  /** absent: the whole company */
  projects?: readonly string[]
}

/** The company at a glance, this month and in its own currency; each figure has a list or ledger query behind it. */
export const overview = async ({ payload, company, projects }: Overview) => {
  const settings = await companySettings(payload, company)
  const period = monthOf(settings.today)
  const { from, to } = periodRange(period)
  const scope = projects ?? null
  const values = [company, settings.currency, from, to, settings.today, scope]
  const [figures] = await readQuery<Figures>(payload, FIGURES, values)
  const recent = await readQuery<Recent>(payload, RECENT, [company, scope])
  const number = (name: keyof Figures): number => Number(figures?.[name] ?? 0)
  return {
    company: { id: company, name: settings.name },
    currency: settings.currency,
    period,
    today: settings.today,
    billedMinor: number('billed'),
    collectedMinor: number('collected'),
    arrearsMinor: number('arrears'),
    arrearsInvoices: number('arrears_invoices'),
    suspenseMinor: number('suspense'),
    needsReview: number('needs_review'),
    owedToOwnersMinor: number('owners'),
    units: { total: number('units'), rented: number('rented'), available: number('available') },
    recentPayments: recent.map((row) => ({ ...row, amountMinor: Number(row.amountMinor) })),
  }
}

/** Whether a row's project is among those asked for; the parameter is null for the whole company. */
const isWithin = (project: string, parameter: string): string =>
  `(${parameter}::uuid[] is null or ${project} = any(${parameter}::uuid[]))`

/** A payment belongs to the projects of the invoices that it paid. */
const paidWithin = (parameter: string): string => `(${parameter}::uuid[] is null or p.id in (
  select a.payment_id from allocations a join invoices i on i.id = a.invoice_id
  where i.company_id = $1 and i.project_id = any(${parameter}::uuid[])))`

const ledgerSum = (key: string): string => `
  (select -coalesce(sum(e.amount_minor), 0) from ledger_entries e join ledger_accounts a on a.id = e.account_id
   where e.company_id = $1 and a.key = '${key}' and e.currency = $2 and ${isWithin('e.project_id', '$6')})`

const COLLECTED = `
  case when $6::uuid[] is null then (
    select coalesce(sum(amount_minor), 0) from payments
    where company_id = $1 and currency = $2 and status = 'received' and value_date between $3 and $4)
  else (
    select coalesce(sum(a.amount_minor), 0)
    from invoices i join allocations a on a.invoice_id = i.id join payments p on p.id = a.payment_id
    where i.company_id = $1 and i.project_id = any($6::uuid[]) and p.currency = $2 and p.status = 'received'
      and p.value_date between $3 and $4) end`

const FIGURES = `
  select
    (select coalesce(sum(total_minor), 0) from invoices
     where company_id = $1 and currency = $2 and status = 'issued' and issue_date between $3 and $4
       and ${isWithin('project_id', '$6')}) as billed,
    ${COLLECTED} as collected,
    a.arrears, a.arrears_invoices,
    ${ledgerSum('suspense')} as suspense,
    (select count(*) from payments p
     where p.company_id = $1 and p.review_reason is not null and p.unallocated_minor > 0 and p.status = 'received'
       and ${paidWithin('$6')}) as needs_review,
    ${ledgerSum('owner_payable')} as owners,
    u.*
  from
    (select coalesce(sum(balance_minor), 0) as arrears, count(*) as arrears_invoices from invoices
     where company_id = $1 and currency = $2 and status = 'issued' and balance_minor > 0 and due_date < $5
       and ${isWithin('project_id', '$6')}) a,
    (select count(*) as units, count(*) filter (where status = 'rented') as rented, count(*) filter (where status = 'available') as available
     from units where company_id = $1 and deleted_at is null and ${isWithin('project_id', '$6')}) u`

const RECENT = `
  select p.id, p.number, coalesce(pe.name, p.payer_name) as person, p.amount_minor as "amountMinor", p.currency, p.received_at as "receivedAt"
  from payments p left join people pe on pe.id = p.person_id
  where p.company_id = $1 and ${paidWithin('$2')} order by p.received_at desc limit 8`
