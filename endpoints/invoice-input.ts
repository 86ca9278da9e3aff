import { z } from 'zod'
import { isCalendarDate } from '../src/domain/calendar.ts'

const date = z
  .string()
  .refine(isCalendarDate, 'Enter a date that exists, as YYYY-MM-DD.')
  .refine((text) => text >= '2000-01-01' && text <= '2100-12-31', 'Enter a date between 2000 and 2100.')

/** Minor units above zero. */
export const amount = z
  .int('Enter a whole number of minor units (cents).')
  .positive('The amount must be above zero.')
  .max(Number.MAX_SAFE_INTEGER)

const price = z
  .int('Enter a whole number of minor units (cents).')
  .min(0, 'The amount cannot be negative.')
  .max(Number.MAX_SAFE_INTEGER)

const bps = z
  .int('Enter a whole number of basis points (1600 = 16 %).')
  .min(0, 'The rate cannot be negative.')
  .max(10_000, 'The rate is at most 100 %.')

const quantity = z
  .number()
  .positive('The quantity must be above zero.')
  .max(1_000_000, 'The quantity is at most a million.')
  .refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, 'At most four decimals.')

const line = z.strictObject({
  id: z.uuid().optional(),
  kind: z.enum(['rent', 'deposit', 'service', 'penalty', 'fee', 'other']).default('other'),
  description: z.string().trim().min(1, 'Say what it is for.').max(200),
  quantity: quantity.default(1),
  unitAmountMinor: price,
  taxRateBps: bps.optional(),
  penalty: z.uuid().nullish(),
})

const lines = z.array(line).min(1, 'Add at least one line.').max(200, 'At most 200 lines.')

/** Lines and discount: all that totals follow from. */
export const pricedInput = {
  lines,
  discountBps: bps.nullish(),
  discountMinor: price.nullish(),
}

/** What a person enters for an invoice. */
export const invoiceInput = {
  person: z.uuid('Choose the payer.'),
  unit: z.uuid().nullish(),
  contract: z.uuid().nullish(),
  project: z.uuid().nullish(),
  issueDate: date.optional(),
  dueDate: date.optional(),
  currency: z.string().length(3).optional(),
  notes: z.string().max(2_000).nullish(),
  ...pricedInput,
}
