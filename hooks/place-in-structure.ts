import type { CollectionBeforeValidateHook } from 'payload'
import { withTransaction } from '../src/db/transaction.ts'
import { idOf } from '../src/services/id-of.ts'
import { wholePlace } from '../src/services/maintenance/place.ts'

const parts = ['project', 'block', 'unit'] as const

/** Project, block and unit of a row belong together; what stands above a chosen unit or block is filled in. */
export const placeInStructure: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  const company = idOf(data?.company ?? originalDoc?.company)
  if (!data || typeof company !== 'string') return data
  if (originalDoc && parts.every((name) => data[name] === undefined || sameId(data[name], originalDoc[name])))
    return data
  const given = (name: (typeof parts)[number]): string | null => {
    const value = idOf(data[name] === undefined ? originalDoc?.[name] : data[name])
    return typeof value === 'string' && value ? value : null
  }
  const place = { project: given('project'), block: given('block'), unit: given('unit') }
  return { ...data, ...(await withTransaction(req, (tx) => wholePlace(tx, { ...place, company }))) }
}

const sameId = (one: unknown, other: unknown): boolean => (idOf(one) ?? null) === (idOf(other) ?? null)
