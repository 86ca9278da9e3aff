import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

type Row = { person: string; name: string; currency: string; collected: string; accrued: string; total: string }

/** What the company owes its owners: rent collected, and rent billed but not collected yet. Sums of ledger entries. */
export const ownerBalances = async ({
  payload,
  company,
  page,
  limit,
}: Paging & { payload: Payload; company: string }) => {
  const rows = await readQuery<Row>(
    payload,
    `select p.id as person, p.name, e.currency,
            -coalesce(sum(e.amount_minor) filter (where a.key = 'owner_payable'), 0) as collected,
            -coalesce(sum(e.amount_minor) filter (where a.key = 'owner_accrual'), 0) as accrued,
            count(*) over () as total
     from ledger_entries e
     join ledger_accounts a on a.id = e.account_id and a.key in ('owner_payable', 'owner_accrual')
     join people p on p.id = e.person_id
     where e.company_id = $1
     group by p.id, e.currency order by collected desc, p.name limit $2 offset $3`,
    [company, limit, (page - 1) * limit],
  )
  return pageOf({
    page,
    limit,
    totalDocs: Number(rows[0]?.total ?? 0),
    docs: rows.map(({ person, name, currency, collected, accrued }) => ({
      person,
      name,
      currency,
      payableMinor: Number(collected),
      accruedMinor: Number(accrued),
    })),
  })
}
