import type { MaintenancePriority, MaintenanceStatus } from '../../domain/maintenance.ts'
import type { Tone } from '../text/status.ts'

export const priorityTones: Record<MaintenancePriority, Tone> = {
  urgent: 'bad',
  high: 'warn',
  medium: 'busy',
  low: 'quiet',
}

export const statusNames: Record<MaintenanceStatus, string> = {
  open: 'Open',
  in_progress: 'In progress',
  resolved: 'Resolved',
  closed: 'Closed',
  cancelled: 'Cancelled',
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** 'Due in 3 h', 'Due in 2 d', 'Overdue by 5 d'. @param now milliseconds; without it nothing is said */
export const dueText = (dueAt: string | null, now: number | undefined, isOver: boolean): string => {
  if (!dueAt || now === undefined || isOver) return ''
  const left = Date.parse(dueAt) - now
  const span = spanText(Math.abs(left))
  return left < 0 ? `Overdue by ${span}` : `Due in ${span}`
}

const spanText = (ms: number): string => {
  if (ms < hour) return `${Math.max(1, Math.floor(ms / minute))} min`
  return ms < 2 * day ? `${Math.floor(ms / hour)} h` : `${Math.floor(ms / day)} d`
}
