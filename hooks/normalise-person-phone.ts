import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { txOf } from '../src/db/transaction.ts'
import { isE164, normalisePhone, phoneCountry } from '../src/domain/phone.ts'
import { validationError } from '../src/platform/errors.ts'
import { idOf } from '../src/services/id-of.ts'

/** Phones are kept in E.164, so that a payer is found whatever way his number was typed; national ones are the company's. */
export const normalisePersonPhone: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (typeof data?.phone !== 'string') return data
  const text = data.phone.trim()
  if (text === '') return { ...data, phone: null }
  // What stands in the row already is not judged again by a numbering plan that has changed since.
  if (text === originalDoc?.phone) return data
  const phone = normalisePhone({
    text,
    country: isE164(text) ? undefined : await countryOf(req, data.company ?? originalDoc?.company),
  })
  if (!phone) throw validationError('Enter a phone number with its country code, such as +254 712 345 678.', 'phone')
  return { ...data, phone }
}

const countryOf = async (req: PayloadRequest, company: unknown) => {
  const tx = await txOf(req)
  const [row] = await tx.query<{ country: string | null }>('select country from companies where id::text = $1', [
    String(idOf(company)),
  ])
  return phoneCountry(row?.country)
}
