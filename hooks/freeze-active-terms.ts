import type { CollectionBeforeChangeHook } from 'payload'
import { conflict } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'

const terms = [
  ...(['unit', 'person', 'startDate', 'endDate', 'rentMinor', 'depositMinor', 'currency', 'dueDay'] as const),
  ...(['escalation', 'escalationBps', 'escalationMinor', 'escalationMonths'] as const),
]

/** The terms of a lease are frozen from its activation on; only actions and amendments change them. */
export const freezeActiveTerms: CollectionBeforeChangeHook = ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update' || originalDoc?.status === 'draft' || !req.user) return data
  const changed = terms.find(
    (name) => name in data && (idOf(data[name]) ?? null) !== (idOf(originalDoc?.[name]) ?? null),
  )
  if (changed)
    throw conflict('The terms of a lease are fixed once it has begun. Propose a change of terms, or renew it.', {
      path: changed,
    })
  return data
}
