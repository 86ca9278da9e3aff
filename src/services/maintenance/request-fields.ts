import type { PayloadRequest } from 'payload'
import { txOf } from '../../db/transaction.ts'
import { dueAfter, type MaintenancePriority } from '../../domain/maintenance.ts'
import { todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { takeNumbers } from '../numbers.ts'
import { maintenanceRules } from './company-rules.ts'

type New = { req: PayloadRequest; company: string; priority: MaintenancePriority; hasCost: boolean }

/** What a new request gets by itself: its number, when it is due, and the company's currency unless it has a cost. */
export const newRequestFields = async ({ req, company, priority, hasCost }: New) => {
  const tx = await txOf(req)
  const at = now()
  const { currency, timezone, hours } = await maintenanceRules(tx, company)
  const year = Number(todayIn(timezone, at).slice(0, 4))
  const [number] = await takeNumbers(tx, { company, docType: 'maintenance', year })
  return { number, dueAt: dueAfter(at, hours[priority]).toISOString(), ...(!hasCost && { currency }) }
}

type Changed = {
  req: PayloadRequest
  company: string
  priority: MaintenancePriority
  /** when the work was asked for: reported, or opened again */
  since: Date
}

/** Another priority is another time to do it in. @returns ISO */
export const dueForPriority = async ({ req, company, priority, since }: Changed): Promise<string> => {
  const { hours } = await maintenanceRules(await txOf(req), company)
  return dueAfter(since, hours[priority]).toISOString()
}
