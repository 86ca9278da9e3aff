import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'

/** An account of money at the end of a day; minor units. */
export type AccountBalance = {
  account: string
  key: 'cash' | 'bank' | 'gateway_clearing'
  /** of the bank account or the gateway, or of the ledger account */
  name: string
  code: string
  currency: string
  /** what the books say */
  expected: bigint
  /** what its statement says, where one that tells balances is on file */
  statement: bigint | null
  statementOn: CalendarDate | null
  /** transactions up to the day that nothing explains */
  open: number
}

type Row = Omit<AccountBalance, 'expected' | 'statement'> & { expected: string; statement: string | null }

type Which = { tx: Pick<Tx, 'query'>; company: string; day: CalendarDate; account?: string }

/** The company's accounts of money, or one of them, as they stand at the end of a day; one query. */
export const accountBalances = async ({ tx, company, day, account }: Which): Promise<AccountBalance[]> => {
  const rows = await tx.query<Row>(BALANCES, [company, day, account ?? null])
  return rows.map((row) => ({
    ...row,
    expected: BigInt(row.expected),
    statement: row.statement === null ? null : BigInt(row.statement),
  }))
}

// Lines of one day come in either order: the last is the one that no other line starts from. Two such lines tell nothing.
const BALANCES = `
  select a.id as account, a.key, a.code, a.currency, coalesce(g.name, k.account_name, a.name) as name,
    coalesce(e.balance, 0) as expected, s.balance as statement, s.day as "statementOn", coalesce(o.count, 0)::int as open
  from ledger_accounts a
  left join gateway_accounts g on a.key = 'gateway_clearing' and g.company_id = a.company_id and g.id::text = a.subject
  left join payment_accounts k on a.key = 'bank' and k.company_id = a.company_id and k.id::text = a.subject
  left join lateral (
    select sum(e.amount_minor) as balance from ledger_entries e where e.account_id = a.id and e.posted_on <= $2) e on true
  left join lateral (
    select min(l.booked_on) as day, case when count(*) = 1 then min(l.balance_minor) end as balance
    from (
      select b.id, b.booked_on, b.balance_minor from bank_transactions b
      where b.company_id = a.company_id and b.currency = a.currency and b.balance_minor is not null
        and coalesce(b.gateway_account_id, b.bank_account_id) = coalesce(g.id, k.id)
        and b.booked_on = (
          select max(m.booked_on) from bank_transactions m
          where m.company_id = a.company_id and m.currency = a.currency and m.balance_minor is not null and m.booked_on <= $2
            and coalesce(m.gateway_account_id, m.bank_account_id) = coalesce(g.id, k.id))) l
    where not exists (
      select from bank_transactions n
      where n.company_id = a.company_id and n.booked_on = l.booked_on and n.id <> l.id and n.balance_minor is not null
        and coalesce(n.gateway_account_id, n.bank_account_id) = coalesce(g.id, k.id)
        and n.balance_minor - n.amount_minor = l.balance_minor)) s on coalesce(g.id, k.id) is not null
  left join lateral (
    select count(*) as count from bank_transactions b
    where b.company_id = a.company_id and b.currency = a.currency and b.status in ('unmatched', 'partly') and b.booked_on <= $2
      and coalesce(b.gateway_account_id, b.bank_account_id) = coalesce(g.id, k.id)) o on coalesce(g.id, k.id) is not null
  where a.company_id = $1 and a.key in ('cash', 'bank', 'gateway_clearing') and ($3::uuid is null or a.id = $3)
  order by a.code, name, a.currency`
