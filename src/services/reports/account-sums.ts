import { readQuery } from '../../db/transaction.ts'
import { type AccountType, isDebitNormal, type LedgerKey } from '../../domain/ledger/accounts.ts'
import type { ReportArgs } from './report.ts'

export type AccountSum = {
  id: string
  code: string
  name: string
  type: AccountType
  key: LedgerKey
  /** signed: debit above zero, before the range */
  opening: number
  debit: number
  /** as it is, below zero */
  credit: number
  closing: number
}

type Row = Omit<AccountSum, 'opening' | 'debit' | 'credit' | 'closing'> &
  Record<'opening' | 'debit' | 'credit' | 'closing', string>

/** What moved on every account that has entries, in the order of the chart. */
export const accountSums = async ({
  payload,
  company,
  currency,
  from,
  to,
  project,
}: Pick<ReportArgs, 'payload' | 'company' | 'currency' | 'from' | 'to' | 'project'>): Promise<AccountSum[]> => {
  const rows = await readQuery<Row>(payload, SELECT, [company, currency, from, to, project ?? null])
  return rows.map(({ opening, debit, credit, closing, ...account }) => ({
    ...account,
    opening: Number(opening),
    debit: Number(debit),
    credit: Number(credit),
    closing: Number(closing),
  }))
}

/** A signed amount as people read it on such an account. */
export const naturalAmount = ({ type }: Pick<AccountSum, 'type'>, amount: number): number =>
  isDebitNormal(type) || amount === 0 ? amount : -amount

const SELECT = `
  select a.id, a.code, a.name, a.type, a.key, s.opening, s.debit, s.credit, s.opening + s.debit + s.credit as closing
  from ledger_accounts a
  join (
    select e.account_id,
           coalesce(sum(e.amount_minor) filter (where e.posted_on < $3), 0) as opening,
           coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.amount_minor > 0), 0) as debit,
           coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.amount_minor < 0), 0) as credit
    from ledger_entries e
    where e.account_id = any(array(select id from ledger_accounts where company_id = $1 and currency = $2))
      and e.posted_on <= $4 and ($5::uuid is null or e.project_id = $5::uuid)
    group by e.account_id) s on s.account_id = a.id
  order by a.code, a.name, a.id`
