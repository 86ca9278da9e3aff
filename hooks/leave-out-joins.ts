import type { CollectionBeforeOperationHook } from 'payload'

/**
 * A list over REST carries the rows that point at each of its rows only when it is asked to (`joins[leases][limit]=5`):
 * each would cost a subquery per row. A single row has them all.
 */
export const leaveOutJoins: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation !== 'read' || req.payloadAPI !== 'REST' || 'id' in args || args.joins !== undefined) return args
  return { ...args, joins: false }
}
