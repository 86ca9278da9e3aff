import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook } from 'payload'
import { emailKey, identityKey } from '../src/domain/identity.ts'
import { conflict, validationError } from '../src/platform/errors.ts'
import { requireUnbound } from '../src/services/people/person-blockers.ts'
import { idOf } from '../src/services/id-of.ts'
import { requireNewIdentity } from '../src/services/people/require-new-identity.ts'

const trimmed = ['name', 'nationalId', 'taxNumber', 'address', 'city', 'country'] as const

/** Values as they are compared and found: without blanks around them, e-mail in small letters, countries in capitals. */
export const tidyPerson: CollectionBeforeValidateHook = ({ data }) => {
  if (!data) return data
  const tidy = Object.fromEntries(
    trimmed.flatMap((name) => (typeof data[name] === 'string' ? [[name, data[name].trim() || null]] : [])),
  )
  if (typeof data.email === 'string') tidy.email = emailKey(data.email) || null
  if (typeof tidy.country === 'string') {
    tidy.country = tidy.country.toUpperCase()
    if (!/^[A-Z]{2}$/.test(tidy.country))
      throw validationError('Enter the two letters of a country, such as KE.', 'country')
  }
  return { ...data, ...tidy }
}

/** One identity number is one person of a company: a second row would hide half of what we know of him. */
export const keepIdentityUnique: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const isTrashed = Boolean(data.deletedAt)
  const wasFree = Boolean(originalDoc?.deletedAt)
  const isSame = identityKey(data.nationalId) === identityKey(originalDoc?.nationalId)
  if (isTrashed || !identityKey(data.nationalId) || (isSame && !wasFree)) return data
  const company = String(idOf(data.company ?? originalDoc?.company))
  await requireNewIdentity({ req, company, nationalId: String(data.nationalId), except: originalDoc?.id })
  return data
}

/** An erased or merged person stays what he is: the row is kept for the books only. */
export const keepErasedPerson: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  if (originalDoc?.erasedAt) throw conflict('The personal data was erased; this row is kept for the books only.')
  if (originalDoc?.mergedInto && !data.deletedAt)
    throw conflict('This row was merged into another person and cannot be restored.')
  return data
}

/** Who rents, owns or owes is not put in the trash. */
export const keepBoundPerson: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  if (data.deletedAt && originalDoc && !originalDoc.deletedAt)
    await requireUnbound({ req, person: String(originalDoc.id), what: 'put in the trash' })
  return data
}
