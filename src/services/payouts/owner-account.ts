import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOf, type Paging } from '../paging.ts'
import { isUnsettled } from './unsettled-entries.ts'

type Figures = Record<'payable' | 'unsettled' | 'accrued' | 'transit', string>
type Row = Figures & { person: string; name: string; currency: string; total: string }

export type OwnerFigures = {
  currency: string
  /** what we owe him: on no statement yet, and on statements that are not paid */
  payableMinor: number
  /** of it: on no statement yet */
  unsettledMinor: number
  /** rent that is billed and not collected */
  accruedMinor: number
  /** sent, not arrived yet */
  transitMinor: number
}

const figures = `
  -coalesce(sum(e.amount_minor) filter (where a.key = 'owner_payable'), 0) as payable,
  -coalesce(sum(e.amount_minor) filter (where a.key = 'owner_payable' and ${isUnsettled}), 0) as unsettled,
  -coalesce(sum(e.amount_minor) filter (where a.key = 'owner_accrual'), 0) as accrued,
  -coalesce(sum(e.amount_minor) filter (where a.key = 'payouts_in_transit'), 0) as transit`

const source = `
  from ledger_entries e
  join ledger_accounts a on a.id = e.account_id and a.key in ('owner_payable', 'owner_accrual', 'payouts_in_transit')
  join people p on p.id = e.person_id`

/** The accounts of all owners, the largest balance first. Every figure is a sum of ledger entries. */
export const ownerAccounts = async ({
  payload,
  company,
  search,
  page,
  limit,
}: Paging & { payload: Payload; company: string; search?: string }) => {
  const rows = await readQuery<Row>(
    payload,
    `select p.id as person, p.name, e.currency, ${figures}, count(*) over () as total ${source}
     where e.company_id = $1 and ($4::text is null or p.name ilike '%' || $4 || '%')
     group by p.id, e.currency order by payable desc, p.name, p.id limit $2 offset $3`,
    [company, limit, (page - 1) * limit, search ? search.replaceAll(/[\\%_]/g, '\\$&') : null],
  )
  return pageOf({
    page,
    limit,
    totalDocs: Number(rows[0]?.total ?? 0),
    docs: rows.map(({ person, name, ...row }) => ({ person, name, ...figuresOf(row) })),
  })
}

type Account = { payload: Payload; company: string; person: string }

/** One owner's account: his figures per currency, his open and last statements, and where he is usually paid. @throws 404 */
export const ownerAccount = async ({ payload, company, person }: Account) => {
  const [owner] = await readQuery<{ id: string; name: string }>(
    payload,
    'select id, name from people where company_id = $1 and id = $2',
    [company, person],
  )
  if (!owner) throw notFound()
  const rows = await readQuery<Row>(
    payload,
    `select e.currency, ${figures} ${source} where e.company_id = $1 and e.person_id = $2 group by e.currency order by e.currency`,
    [company, person],
  )
  const statements = await readQuery<StatementRow>(payload, STATEMENTS, [company, person])
  const [account] = await readQuery<{ id: string; label: string; status: string; usableFrom: string | null }>(
    payload,
    `select id, label, status, usable_from as "usableFrom" from payment_accounts
     where company_id = $1 and person_id = $2 and is_default and deleted_at is null and is_active limit 1`,
    [company, person],
  )
  return {
    person: owner,
    balances: rows.map(figuresOf),
    account: account ?? null,
    statements: statements.map(({ net, paid, ...statement }) => ({
      ...statement,
      netMinor: Number(net),
      paidMinor: Number(paid),
    })),
  }
}

type StatementRow = {
  id: string
  number: string
  project: string | null
  toDate: string
  currency: string
  net: string
  paid: string
  status: string
}

const STATEMENTS = `
  select p.id, p.number, j.name as project, p.to_date as "toDate", p.currency, p.net_minor as net, p.paid_minor as paid, p.status
  from payouts p left join projects j on j.id = p.project_id
  where p.company_id = $1 and p.person_id = $2 and p.status <> 'cancelled'
  order by p.to_date desc, p.number desc limit 12`

const figuresOf = ({
  currency,
  payable,
  unsettled,
  accrued,
  transit,
}: Figures & { currency: string }): OwnerFigures => ({
  currency,
  payableMinor: Number(payable),
  unsettledMinor: Number(unsettled),
  accruedMinor: Number(accrued),
  transitMinor: Number(transit),
})
