import type { TransitionTable } from './transitions.ts'

export type MaintenanceStatus = 'open' | 'in_progress' | 'resolved' | 'closed' | 'cancelled'
export type MaintenancePriority = 'low' | 'medium' | 'high' | 'urgent'

/** Resolved work that does not hold is opened again; what was cancelled is reported anew. */
export const maintenanceTransitions = {
  open: ['in_progress', 'cancelled'],
  in_progress: ['resolved', 'cancelled'],
  resolved: ['closed', 'open'],
  closed: ['open'],
  cancelled: [],
} as const satisfies TransitionTable<MaintenanceStatus>

/** In the order of the board. */
export const maintenanceStatuses = Object.keys(maintenanceTransitions) as MaintenanceStatus[]

/** Statuses in which somebody still has to do something. */
const unfinishedStatuses = ['open', 'in_progress'] as const satisfies readonly MaintenanceStatus[]

/** Late and not done yet: derived, never stored. */
export const isOverdue = ({ status, dueAt }: { status: MaintenanceStatus; dueAt: Date | null }, at: Date): boolean =>
  dueAt !== null && dueAt < at && unfinishedStatuses.some((unfinished) => unfinished === status)

export const maintenancePriorities = [
  'low',
  'medium',
  'high',
  'urgent',
] as const satisfies readonly MaintenancePriority[]

export const isMaintenancePriority = (value: unknown): value is MaintenancePriority =>
  maintenancePriorities.some((priority) => priority === value)

/** @param hours whole hours, from the company's table by priority */
export const dueAfter = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000)

/** Satisfaction is asked for once the work is done. */
export const isRateable = (status: MaintenanceStatus): boolean => status === 'resolved' || status === 'closed'
