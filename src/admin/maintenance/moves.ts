import { type MaintenanceStatus, maintenanceTransitions } from '../../domain/maintenance.ts'
import { allowedTransitions } from '../../domain/transitions.ts'

export type MaintenanceMove = {
  action: 'start' | 'resolve' | 'close' | 'reopen' | 'cancel'
  to: MaintenanceStatus
  label: string
  /** what will happen, in sentences */
  explanation: string
  done: string
  /** asks for nothing, so it is done at once */
  isPlain?: boolean
  needsReason?: boolean
}

const moves: Record<MaintenanceStatus, MaintenanceMove> = {
  in_progress: {
    action: 'start',
    to: 'in_progress',
    label: 'Start',
    explanation: 'The work begins now, and whoever reported it gets a mail.',
    done: 'The work has started.',
    isPlain: true,
  },
  resolved: {
    action: 'resolve',
    to: 'resolved',
    label: 'Resolve',
    explanation: 'The work is done. Whoever reported it gets a mail and can say how satisfied he is.',
    done: 'The request is resolved.',
  },
  closed: {
    action: 'close',
    to: 'closed',
    label: 'Close',
    explanation: 'Nothing is left to do. It can still be opened again.',
    done: 'The request is closed.',
    isPlain: true,
  },
  open: {
    action: 'reopen',
    to: 'open',
    label: 'Open again',
    explanation: 'The work did not hold: the request gets a new due time, and whoever reported it a mail.',
    done: 'The request is open again.',
    needsReason: true,
  },
  cancelled: {
    action: 'cancel',
    to: 'cancelled',
    label: 'Cancel',
    explanation: 'Nobody will work on it. It cannot be opened again; whoever reported it reads the reason.',
    done: 'The request is cancelled.',
    needsReason: true,
  },
}

/** What can be done with a request in a status, in the order of the buttons. */
export const movesOf = (status: MaintenanceStatus): MaintenanceMove[] =>
  allowedTransitions<MaintenanceStatus>(maintenanceTransitions, status).map((to) => moves[to])

/** The move that a card makes when it is put into a column; undefined where there is none. */
export const moveBetween = (from: MaintenanceStatus, to: MaintenanceStatus): MaintenanceMove | undefined =>
  movesOf(from).find((move) => move.to === to)
