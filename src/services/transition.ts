import { assertTransition, TransitionError, type TransitionTable } from '../domain/transitions.ts'
import { conflict } from '../platform/errors.ts'

/** @throws 409 CONFLICT with the allowed moves */
export const requireTransition = <Status extends string>(
  table: TransitionTable<Status>,
  from: Status,
  to: Status,
): void => {
  try {
    assertTransition(table, from, to)
  } catch (error) {
    if (error instanceof TransitionError) throw conflict(error.message, { allowed: error.allowed })
    throw error
  }
}
