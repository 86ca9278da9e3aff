import type { Tx } from '../../db/transaction.ts'
import { isUnsettled } from './unsettled-entries.ts'

type Due = { company: string; toDate: string; project?: string | null; after: string; limit: number }

/** Sorts before every id. */
export const firstOwner = '00000000-0000-0000-0000-000000000000'

/** The next owners who have anything unsettled up to a day, by id. */
export const dueOwners = async (tx: Tx, { company, toDate, project, after, limit }: Due): Promise<string[]> => {
  const rows = await tx.query<{ person: string }>(
    `select e.person_id as person ${DUE} and e.person_id > $4::uuid group by e.person_id order by e.person_id limit $5`,
    [company, toDate, project ?? null, after, limit],
  )
  return rows.map(({ person }) => person)
}

/** How many owners have anything unsettled up to a day. */
export const countDueOwners = async (
  tx: Tx,
  { company, toDate, project }: Omit<Due, 'after' | 'limit'>,
): Promise<number> => {
  const [row] = await tx.query<{ count: string }>(`select count(distinct e.person_id) as count ${DUE}`, [
    company,
    toDate,
    project ?? null,
  ])
  return Number(row?.count ?? 0)
}

const DUE = `
  from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key = 'owner_payable'
  where e.company_id = $1 and e.posted_on <= $2 and ($3::uuid is null or e.project_id = $3) and ${isUnsettled}`
