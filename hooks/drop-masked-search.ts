import type { CollectionBeforeOperationHook, Where } from 'payload'
import { seesPersonalData } from '../src/access/personal-data.ts'

type Search = { overrideAccess?: boolean; where?: Where }

/**
 * The search box of a list looks into every searchable field. Whoever may not search by identity numbers finds by the
 * others; a question about the number alone is still refused.
 */
export const dropMaskedSearch: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const { overrideAccess, where } = args as Search
  if (operation !== 'read' || overrideAccess || !where || req.payloadAPI === 'local') return args
  if (await seesPersonalData({ req } as Parameters<typeof seesPersonalData>[0])) return args
  const names = collection.admin.listSearchableFields ?? []
  return { ...args, where: withoutMasked(where, names) }
}

const withoutMasked = (where: Where, names: readonly string[]): Where =>
  Object.fromEntries(
    Object.entries(where).map(([key, value]) => {
      if (!Array.isArray(value)) return [key, value]
      const clauses = value as Where[]
      return [
        key,
        key.toLowerCase() === 'or' && isSearchBox(clauses, names)
          ? clauses.filter(isOpen)
          : clauses.map((clause) => withoutMasked(clause, names)),
      ]
    }),
  ) as Where

/** One word in each searchable field, as the list asks. */
const isSearchBox = (clauses: readonly Where[], names: readonly string[]): boolean => {
  const words = new Set(clauses.map((clause) => (Object.values(clause)[0] as { like?: unknown } | undefined)?.like))
  return (
    clauses.length === names.length &&
    clauses.every((clause) => names.includes(Object.keys(clause)[0] ?? '')) &&
    words.size === 1 &&
    !words.has(undefined)
  )
}

const isOpen = (clause: Where): boolean => !Object.hasOwn(clause, 'nationalId')
