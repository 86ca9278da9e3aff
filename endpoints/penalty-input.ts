import { z } from 'zod'
import { isCurrency } from '../src/domain/currency.ts'
import { date } from './common-input.ts'

export const amount = z.int('Enter a whole number of minor units (cents).').positive('The amount must be above zero.')
export const currency = z.string().refine(isCurrency, 'Enter a three-letter currency code, such as KES.')
export const rowId = z.object({ id: z.uuid() })

const note = z.string().trim().max(2_000).nullish()
const type = z.enum(['late_payment', 'returned_payment', 'lease_violation', 'utility_overcharge', 'other'])

export const newPenalty = z.strictObject({
  contract: z.uuid().optional(),
  person: z.uuid().optional(),
  unit: z.uuid().optional(),
  type: type.default('late_payment'),
  amountMinor: amount,
  currency: currency.optional(),
  dateApplied: date.optional(),
  dueDate: date.optional(),
  notes: note,
  tenantNotes: note,
})

export const changedPenalty = z.strictObject({
  type: type.optional(),
  amountMinor: amount.optional(),
  dueDate: date.optional(),
  notes: note,
  tenantNotes: note,
})

const rule = {
  kind: z.enum(['flat', 'percent']),
  frequency: z.enum(['once', 'daily', 'weekly', 'monthly']).default('once'),
  amountMinor: amount.nullish(),
  rateBps: z
    .int('Enter a whole number of basis points (1 % = 100).')
    .positive()
    .max(1_000_000, 'At most 10,000 %.')
    .nullish(),
  graceDays: z.int('Enter a whole number of days.').min(0).max(365, 'At most 365 days.').default(0),
  chargedFrom: z.enum(['due_date', 'grace_end']).default('grace_end'),
  capMinor: amount.nullish(),
  capBps: z.int('Enter a whole number of basis points (1 % = 100).').positive().max(1_000_000).nullish(),
  currency: currency.optional(),
}

type Priced = { kind: 'flat' | 'percent'; amountMinor?: number | null; rateBps?: number | null }

const withPrice = <S extends z.ZodType<Priced>>(schema: S) =>
  schema
    .refine(({ kind, amountMinor }) => kind !== 'flat' || Boolean(amountMinor), {
      message: 'Enter what is charged.',
      path: ['amountMinor'],
    })
    .refine(({ kind, rateBps }) => kind !== 'percent' || Boolean(rateBps), {
      message: 'Enter the rate.',
      path: ['rateBps'],
    })

export const newVersion = withPrice(
  z.strictObject({ ...rule, validFrom: date, includesDeposits: z.boolean().default(false) }),
)

/** The table of a trial is shown whole. */
const longestTrialDays = 366 * 3

export const trial = z
  .strictObject({
    version: withPrice(z.strictObject(rule)),
    billedMinor: amount,
    dueDate: date,
    asOf: date,
    payments: z
      .array(z.strictObject({ date, amountMinor: amount }))
      .max(50)
      .default([]),
  })
  .refine(({ dueDate, asOf }) => Date.parse(asOf) - Date.parse(dueDate) <= longestTrialDays * 86_400_000, {
    message: 'Choose a day within three years of the due date.',
    path: ['asOf'],
  })
