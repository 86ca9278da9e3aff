import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

type Asked = Paging & {
  req: PayloadRequest
  company: string
  /** the projects that the caller is limited to */
  projects?: readonly string[]
  project?: string
  /** part of a lease number, unit or name */
  search?: string
  state: 'held' | 'settled' | 'all'
}

export type DepositRow = {
  contract: string
  number: string
  status: string
  endDate: string | null
  person: string
  personName: string
  unit: string
  identifier: string
  project: string
  currency: string
  billedMinor: number
  receivedMinor: number
  appliedMinor: number
  refundedMinor: number
  heldMinor: number
  /** the settlement, once there is one */
  settlement: string | null
  settledOn: string | null
}

type Row = DepositRow & { totalDocs: number; totals: { currency: string; heldMinor: number; leases: number }[] }

/**
 * The deposits of a company from the ledger, one row per lease with what it renewed: billed, received, used, given back,
 * held. Sums of what is held by currency are over all rows, not the page.
 */
export const depositRegister = async ({ req, company, projects, project, search, state, page, limit }: Asked) => {
  const rows = await readQuery<Row>(req.payload, REGISTER, [
    company,
    projects ?? null,
    project ?? null,
    search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
    state,
    limit,
    (page - 1) * limit,
  ])
  const docs = rows.filter(({ contract }) => contract).map(({ totalDocs: _total, totals: _sums, ...row }) => row)
  return { totals: rows[0]?.totals ?? [], ...pageOf({ docs, totalDocs: rows[0]?.totalDocs ?? 0, page, limit }) }
}

/** Amounts leave as float8: they are far below 2^53 minor units, and JSON has no other number. */
const REGISTER = `
  with recursive chain as (
    select c.id, c.id as root, 1 as step from contracts c
    where c.company_id = $1 and c.kind = 'lease' and c.renewal_of_id is null
    union all
    select c.id, chain.root, chain.step + 1 from chain join contracts c on c.renewal_of_id = chain.id and c.status <> 'draft'
  ), posted as (
    select e.contract_id, e.currency, -sum(e.amount_minor) filter (where e.payment_id is null) as billed,
           -sum(e.amount_minor) filter (where e.payment_id is null and e.invoice_id is null) as opening,
           sum(e.amount_minor) filter (where e.payment_id is not null) as applied
    from ledger_accounts a join ledger_entries e on e.account_id = a.id
    where a.company_id = $1 and a.key = 'deposits_held' and e.contract_id is not null
    group by e.contract_id, e.currency
  ), paid as (
    select i.contract_id, i.currency, sum(l.paid_minor) as received
    from invoice_lines l join invoices i on i.id = l.invoice_id
    where l.company_id = $1 and l.kind = 'deposit' and l.paid_minor > 0 and i.status = 'issued'
    group by i.contract_id, i.currency
  ), refunded as (
    select p.contract_id, p.currency, sum(r.amount_minor) as refunded
    from payments p
    join refund_lines r on r.payment_id = p.id
    join refunds f on f.id = r.refund_id and f.status = 'paid'
    where p.company_id = $1 and p.origin = 'deposit'
    group by p.contract_id, p.currency
  ), sums as (
    select chain.root, posted.currency, sum(posted.billed) as billed,
           sum(coalesce(paid.received, 0) + coalesce(posted.opening, 0)) as received,
           sum(coalesce(posted.applied, 0)) as applied, sum(coalesce(refunded.refunded, 0)) as refunded
    from posted
    join chain on chain.id = posted.contract_id
    left join paid on paid.contract_id = posted.contract_id and paid.currency = posted.currency
    left join refunded on refunded.contract_id = posted.contract_id and refunded.currency = posted.currency
    group by chain.root, posted.currency
  ), rows as (
    select c.id as contract, c.number, c.status, c.end_date as "endDate", p.id as person, p.name as "personName",
           u.id as unit, u.identifier, u.project_id as project, s.currency, coalesce(s.billed, 0)::float8 as "billedMinor",
           s.received::float8 as "receivedMinor", s.applied::float8 as "appliedMinor", s.refunded::float8 as "refundedMinor",
           (s.received - s.applied)::float8 as "heldMinor", d.id as settlement, d.settled_on as "settledOn"
    from sums s
    join lateral (
      select chain.id from chain where chain.root = s.root order by chain.step desc limit 1
    ) newest on true
    join contracts c on c.id = newest.id
    join people p on p.id = c.person_id
    join units u on u.id = c.unit_id
    left join deposit_settlements d on d.contract_id = c.id
    where ($2::uuid[] is null or u.project_id = any($2)) and ($3::uuid is null or u.project_id = $3)
      and ($4::text is null or c.number ilike $4 or u.identifier ilike $4 or p.name ilike $4)
      and case $5 when 'held' then s.received <> s.applied when 'settled' then d.id is not null else true end
  ), page as (
    select * from rows order by identifier, number limit $6 offset $7
  )
  select counted."totalDocs", counted.totals, page.*
  from (
    select (select count(*)::int from rows) as "totalDocs", coalesce((
      select json_agg(t order by t.currency) from (
        select currency, sum("heldMinor") as "heldMinor", count(*)::int as leases from rows group by currency
      ) t
    ), '[]'::json) as totals
  ) counted
  left join page on true`
