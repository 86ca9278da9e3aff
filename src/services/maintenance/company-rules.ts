import type { Tx } from '../../db/transaction.ts'
import type { MaintenancePriority } from '../../domain/maintenance.ts'
import { notFound } from '../../platform/errors.ts'

export type MaintenanceRules = { currency: string; timezone: string; hours: Record<MaintenancePriority, number> }

/** What a company has decided about its requests. @throws 404 */
export const maintenanceRules = async (tx: Tx, company: string): Promise<MaintenanceRules> => {
  const [row] = await tx.query<MaintenanceRules>(
    `select currency, timezone, json_build_object('urgent', maintenance_hours_urgent, 'high', maintenance_hours_high,
       'medium', maintenance_hours_medium, 'low', maintenance_hours_low) as hours
     from companies where id = $1`,
    [company],
  )
  if (!row) throw notFound()
  return row
}
