import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOf, type Paging } from '../paging.ts'

/** What a payer owes and has in one currency, minor units. */
export type PayerBalance = {
  currency: string
  owedMinor: number
  overdueMinor: number
  /** free to be put on invoices, or refunded */
  creditMinor: number
  /** cheques that wait for the bank */
  pendingMinor: number
  invoices: number
}

export type OpenInvoice = {
  id: string
  number: string
  kind: string
  period: string | null
  issueDate: CalendarDate
  dueDate: CalendarDate
  unit: string | null
  project: string | null
  currency: string
  totalMinor: number
  paidMinor: number
  balanceMinor: number
  isOverdue: boolean
}

type Wanted = Paging & {
  payload: Payload
  company: { id: string; today: CalendarDate }
  person: string
  currency?: string
}

const BALANCES = `
  select currency, sum(owed)::float8 as "owedMinor", sum(overdue)::float8 as "overdueMinor", sum(credit)::float8 as "creditMinor",
         sum(pending)::float8 as "pendingMinor", sum(open)::int as invoices
  from (
    select currency, balance_minor as owed, case when due_date < $3 then balance_minor else 0 end as overdue, 0 as credit,
           0 as pending, 1 as open
    from invoices where company_id = $1 and person_id = $2 and status = 'issued' and balance_minor > 0
    union all
    select currency, 0, 0, case when status = 'received' and review_reason is null then unallocated_minor else 0 end,
           case when status = 'pending' then amount_minor else 0 end, 0
    from payments where company_id = $1 and person_id = $2 and status in ('received', 'pending')
  ) moved
  group by currency having sum(owed) <> 0 or sum(credit) <> 0 or sum(pending) <> 0 order by currency`

// The order in which money without a named invoice is put on them (domain/allocation.ts).
const INVOICES = `
  select i.id, i.number, i.kind, i.period, i.issue_date as "issueDate", i.due_date as "dueDate", u.identifier as unit,
         p.name as project, i.currency, i.total_minor::float8 as "totalMinor", i.paid_minor::float8 as "paidMinor",
         i.balance_minor::float8 as "balanceMinor", i.due_date < $3 as "isOverdue", count(*) over ()::int as total
  from invoices i left join units u on u.id = i.unit_id left join projects p on p.id = i.project_id
  where i.company_id = $1 and i.person_id = $2 and i.status = 'issued' and i.balance_minor > 0
    and ($4::text is null or i.currency = $4)
  order by i.due_date, i.issue_date, i.id limit $5 offset $6`

/**
 * What somebody who takes money has to see: who pays, what he owes and has by currency, and his open invoices in the
 * order in which money is put on them.
 * @throws 404
 */
export const payerAccount = async ({ payload, company, person, currency, page, limit }: Wanted) => {
  const scope = [company.id, person]
  const [payer] = await readQuery<{ id: string; name: string; phone: string | null }>(
    payload,
    'select id, name, phone from people where company_id = $1 and id = $2 and deleted_at is null',
    scope,
  )
  if (!payer) throw notFound()
  const balances = await readQuery<PayerBalance>(payload, BALANCES, [...scope, company.today])
  const rows = await readQuery<OpenInvoice & { total: number }>(payload, INVOICES, [
    ...scope,
    company.today,
    currency ?? null,
    limit,
    (page - 1) * limit,
  ])
  return {
    person: payer,
    today: company.today,
    balances,
    ...pageOf({
      page,
      limit,
      totalDocs: rows[0]?.total ?? 0,
      docs: rows.map(({ total: _total, ...invoice }): OpenInvoice => invoice),
    }),
  }
}
