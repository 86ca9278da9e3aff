/** Status -> the statuses it may move to; an empty list marks a final status. */
export type TransitionTable<Status extends string> = Readonly<Record<Status, readonly Status[]>>

/** A move that the table does not allow. `allowed` is what the caller may answer instead (409 with `allowed`). */
export class TransitionError extends Error {
  override readonly name = 'TransitionError'
  readonly from: string
  readonly to: string
  readonly allowed: readonly string[]

  constructor({ from, to, allowed }: { from: string; to: string; allowed: readonly string[] }) {
    const choice = allowed.length > 0 ? `allowed: ${allowed.join(', ')}` : `${from} is final`
    super(`Cannot change from ${from} to ${to}; ${choice}`)
    this.from = from
    this.to = to
    this.allowed = allowed
  }
}

/** The statuses that a status may move to; none for a final or unknown one. */
export const allowedTransitions = <Status extends string>(
  table: TransitionTable<Status>,
  from: Status,
): readonly Status[] => (Object.hasOwn(table, from) ? table[from] : [])

/** Staying in a status is not a transition: false unless the table lists it. */
export const canTransition = <Status extends string>(
  table: TransitionTable<Status>,
  from: Status,
  to: Status,
): boolean => allowedTransitions(table, from).includes(to)

/** @throws TransitionError with the allowed statuses when the table does not list the move */
export const assertTransition = <Status extends string>(
  table: TransitionTable<Status>,
  from: Status,
  to: Status,
): void => {
  if (!canTransition(table, from, to)) throw new TransitionError({ from, to, allowed: allowedTransitions(table, from) })
}

/** True when nothing can follow. */
export const isFinal = <Status extends string>(table: TransitionTable<Status>, status: Status): boolean =>
  allowedTransitions(table, status).length === 0
