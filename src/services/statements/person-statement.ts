import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { AccountKey } from '../../domain/ledger/accounts.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOf, type Paging } from '../paging.ts'

export type StatementRole = 'tenant' | 'owner'

// A tenant's statement is read from his side: above zero he owes us. An owner's: above zero we owe him.
const views: Record<StatementRole, { accounts: AccountKey[]; sign: 1 | -1 }> = {
  tenant: { accounts: ['receivable', 'customer_credit'], sign: 1 },
  owner: { accounts: ['owner_payable'], sign: -1 },
}

type StatementQuery = Paging & {
  payload: Payload
  companies: string[]
  personId: string
  role?: StatementRole
  currency?: string
  from?: string
  to?: string
}

type Person = {
  id: string
  name: string
  company_id: string
  is_owner: boolean | null
  is_tenant: boolean | null
  currency: string
}

type Line = {
  id: string
  postedOn: string
  event: string
  description: string
  amount: string
  balance: string
  invoice: string | null
  payment: string | null
}

/**
 * What a person owes or is owed, event by event, with the running balance; every figure is a sum of ledger entries.
 * @throws 404 for a person outside the companies
 */
export const personStatement = async (query: StatementQuery) => {
  const { payload, personId, page, limit, from = '0001-01-01', to = '9999-12-31' } = query
  const [person] = await readQuery<Person>(
    payload,
    `select p.id, p.name, p.company_id, p.is_owner, p.is_tenant, c.currency from people p join companies c on c.id = p.company_id
     where p.id = $1 and p.company_id = any($2::uuid[])`,
    [personId, query.companies],
  )
  if (!person) throw notFound()
  const role = query.role ?? (person.is_owner && !person.is_tenant ? 'owner' : 'tenant')
  const currency = query.currency ?? person.currency
  const scope = [person.company_id, person.id, views[role].accounts, currency]
  const [totals] = await readQuery<Totals>(payload, TOTALS, [...scope, from, to])
  const lines = await readQuery<Line>(payload, LINES, [...scope, from, to, limit, (page - 1) * limit])
  const { sign } = views[role]
  const natural = (amount: string | undefined): number => Number(amount ?? 0) * sign
  return {
    person: { id: person.id, name: person.name },
    role,
    currency,
    openingMinor: natural(totals?.opening),
    closingMinor: natural(totals?.closing),
    balanceMinor: natural(totals?.balance),
    ...pageOf({
      page,
      limit,
      totalDocs: Number(totals?.count ?? 0),
      docs: lines.map(({ amount, balance, ...line }) => ({
        ...line,
        transaction: line.id,
        debitMinor: Number(amount) > 0 ? Number(amount) : 0,
        creditMinor: Number(amount) < 0 ? -Number(amount) : 0,
        balanceMinor: natural(balance),
      })),
    }),
  }
}

type Totals = { opening: string; closing: string; balance: string; count: string }

const ENTRIES = `
  from ledger_entries e
  join ledger_accounts a on a.id = e.account_id
  where e.company_id = $1 and e.person_id = $2 and a.key = any($3) and e.currency = $4`

const TOTALS = `
  select coalesce(sum(e.amount_minor) filter (where e.posted_on < $5), 0) as opening,
         coalesce(sum(e.amount_minor) filter (where e.posted_on <= $6), 0) as closing,
         coalesce(sum(e.amount_minor), 0) as balance,
         count(distinct e.transaction_id) filter (where e.posted_on between $5 and $6) as count
  ${ENTRIES}`

const LINES = `
  with events as (
    select t.id, t.posted_on as "postedOn", t.event, t.description, t.created_at, sum(e.amount_minor) as amount,
           (array_agg(e.invoice_id) filter (where e.invoice_id is not null))[1] as invoice,
           (array_agg(e.payment_id) filter (where e.payment_id is not null))[1] as payment
    from ledger_entries e
    join ledger_accounts a on a.id = e.account_id
    join ledger_transactions t on t.id = e.transaction_id
    where e.company_id = $1 and e.person_id = $2 and a.key = any($3) and e.currency = $4
    group by t.id
  ), running as (
    select *, sum(amount) over (order by "postedOn", created_at, id rows unbounded preceding) as balance from events
  )
  select id, "postedOn", event, description, amount, balance, invoice, payment from running
  where "postedOn" between $5 and $6
  order by "postedOn" desc, created_at desc, id desc limit $7 offset $8`
