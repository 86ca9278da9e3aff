import type { UnitStatus } from '../../domain/unit-status.ts'
import { sentence } from '../text/status.ts'

/** In the order of a legend: what brings money first. */
export const shownStatuses = [
  ...(['rented', 'available', 'reserved', 'deposit_paid', 'sold', 'owner_occupied'] as const),
] as const satisfies readonly UnitStatus[]

export const statusText = (status: UnitStatus): string => sentence(status)

/** The class that gives a status its colour, in dots, bars and cells. */
export const statusClass = (status: UnitStatus): string => `fh-is-${status.replaceAll('_', '-')}`
