import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { validationError } from '../../platform/errors.ts'
import { takeNumbers } from '../numbers.ts'

type Row = Record<string, unknown>
type Args = { req: PayloadRequest; data: Row; original?: Row; operation: 'create' | 'update' }

/** What a lease takes from elsewhere: project of its unit (which must be let by us), and a number. */
export const leaseDefaults = async ({ req, data, original, operation }: Args): Promise<Row> => {
  const tx = await txOf(req)
  const company = data.company ?? original?.company
  const unit = data.unit
  if (typeof unit !== 'string' || unit === original?.unit || typeof company !== 'string') return {}
  const [row] = await tx.query<{ project_id: string; management_mode: string }>(
    `select u.project_id, coalesce(u.management_mode, p.management_mode) as management_mode from units u join projects p on p.id = u.project_id
     where u.id::text = $1 and u.company_id::text = $2 and u.deleted_at is null`,
    [unit, company],
  )
  if (!row) throw validationError('The chosen unit does not exist.', 'unit')
  if (row.management_mode !== 'full')
    throw validationError('We only bill services for this unit: it is not let by us.', 'unit')
  if (operation === 'update') return { project: row.project_id }
  const [number] = await takeNumbers(tx, { company, docType: 'lease', year: now().getUTCFullYear() })
  return { project: row.project_id, number, status: 'draft' }
}
