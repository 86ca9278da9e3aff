import type { Tx } from '../../db/transaction.ts'
import type { MaintenancePriority, MaintenanceStatus } from '../../domain/maintenance.ts'
import { notFound } from '../../platform/errors.ts'

export type RequestRow = {
  id: string
  company_id: string
  project_id: string
  status: MaintenanceStatus
  priority: MaintenancePriority
  reporter_id: string | null
  satisfaction: string | null
  reopened: string | null
  due_at: Date | null
}

/** @throws 404 for a request outside the company or in the trash */
export const lockRequest = async (tx: Tx, { id, company }: { id: string; company: string }): Promise<RequestRow> => {
  const [row] = await tx.query<RequestRow>(
    `select id, company_id, project_id, status, priority, reporter_id, satisfaction, reopened, due_at
     from maintenance_requests where id = $1 and company_id = $2 and deleted_at is null for update`,
    [id, company],
  )
  if (!row) throw notFound()
  return row
}
