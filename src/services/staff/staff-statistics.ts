import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { StaffStatus } from '../../domain/staff.ts'

type Counts = Record<StaffStatus, number>
type Part = { id: string | null; name: string | null; count: number }
export type StaffStatistics = Counts & { total: number; byBranch: Part[]; byPosition: Part[] }

/**
 * How many people work in a company, by status, and by branch and position (without those who left; id null: none).
 */
export const staffStatistics = async ({
  req,
  company,
}: {
  req: PayloadRequest
  company: string
}): Promise<StaffStatistics> => {
  const statuses = await readQuery<{ status: StaffStatus; count: number }>(
    req.payload,
    'select status, count(*)::int as count from staff where company_id = $1 and deleted_at is null group by status',
    [company],
  )
  const counts: Counts = { active: 0, invited: 0, suspended: 0, left: 0 }
  for (const { status, count } of statuses) counts[status] = count
  return {
    total: counts.active + counts.invited + counts.suspended + counts.left,
    ...counts,
    byBranch: await readQuery<Part>(req.payload, BY_BRANCH, [company]),
    byPosition: await readQuery<Part>(req.payload, BY_POSITION, [company]),
  }
}

const parts = (table: string, column: string): string => `
  select t.id, t.name, count(*)::int as count from staff s left join ${table} t on t.id = s.${column}
  where s.company_id = $1 and s.deleted_at is null and s.status <> 'left'
  group by t.id, t.name order by count desc, t.name`

const BY_BRANCH = parts('branches', 'branch_id')
const BY_POSITION = parts('positions', 'position_id')
