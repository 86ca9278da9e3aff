import type { AccountKey } from '../../../domain/ledger/accounts.ts'

type Dimension = 'invoice_id' | 'payment_id' | 'payout_id' | 'expense_id' | 'person_id' | 'company_id'

/** SQL: what stands on accounts for each of a dimension, as `id` and `amount`. */
export const balanceOf = (keys: AccountKey | readonly AccountKey[], dimension: Dimension): string => `
  select e.${dimension} as id, sum(e.amount_minor) as amount
  from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key in (${[keys]
    .flat()
    .map((key) => `'${key}'`)
    .join(', ')})
  where e.${dimension} is not null group by 1`
