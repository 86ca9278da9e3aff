import type { CollectionBeforeValidateHook } from 'payload'
import { normalisePhone } from '../src/domain/phone.ts'
import { validationError } from '../src/platform/errors.ts'

/** Phones are kept in E.164, so that a payer is found whatever way his number was typed. */
export const normalisePersonPhone: CollectionBeforeValidateHook = ({ data }) => {
  if (typeof data?.phone !== 'string' || data.phone.trim() === '') return data
  const phone = normalisePhone({ text: data.phone })
  if (!phone) throw validationError('Enter a phone number with its country code, such as +254 712 345 678.', 'phone')
  return { ...data, phone }
}
