import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

type Row = { currency: string; status: string; count: string; amount: string }

/** What is in suspense (zero is the goal), and how many transactions stand where; per currency. */
export const reconciliationSummary = async ({ payload, company }: { payload: Payload; company: string }) => {
  const [suspense, states] = await Promise.all([
    readQuery<{ currency: string; balance: string; payments: string; oldest: string | null }>(payload, SUSPENSE, [
      company,
    ]),
    readQuery<Row>(
      payload,
      `select currency, status, count(*) as count, sum(amount_minor - matched_minor) as amount
       from bank_transactions where company_id = $1 group by currency, status order by currency, status`,
      [company],
    ),
  ])
  return {
    suspense: suspense.map(({ currency, balance, payments, oldest }) => ({
      currency,
      balanceMinor: Number(balance),
      payments: Number(payments),
      oldest,
    })),
    states: states.map(({ currency, status, count, amount }) => ({
      currency,
      status,
      count: Number(count),
      leftMinor: Number(amount),
    })),
  }
}

// The ledger says how much; the payments say how many and since when.
const SUSPENSE = `
  with balances as (
    select e.currency, -sum(e.amount_minor) as balance from ledger_entries e
    join ledger_accounts a on a.id = e.account_id and a.key = 'suspense' and a.company_id = $1
    where e.company_id = $1 group by e.currency
  )
  select b.currency, b.balance, count(p.id) as payments, min(p.value_date) as oldest
  from balances b
  left join payments p on p.company_id = $1 and p.currency = b.currency and p.status = 'received' and p.unallocated_minor > 0
    and (p.review_reason is not null or p.person_id is null)
  group by b.currency, b.balance order by b.currency`
