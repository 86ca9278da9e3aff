import type { CollectionBeforeOperationHook } from 'payload'

/** What a form says about its change goes into the audit entries of the request. */
export const noteReason: CollectionBeforeOperationHook = ({ args, req }) => {
  const reason = (args as { data?: { changeReason?: unknown } }).data?.changeReason
  if (typeof reason === 'string' && reason.trim()) req.context.changeReason = reason
  return args
}
