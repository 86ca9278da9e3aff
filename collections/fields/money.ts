import type { NumberField, NumberFieldSingleValidation } from 'payload'

type MoneyOptions = {
  name: `${string}Minor`
  label: string
  required?: boolean
  allowNegative?: boolean
  readOnly?: boolean
  defaultValue?: number
  description?: string
}

/** An amount in minor units of the row's `currency`; the admin panel shows and takes it formatted. */
export const moneyField = ({ allowNegative = false, readOnly = false, ...options }: MoneyOptions): NumberField => ({
  name: options.name,
  type: 'number',
  label: options.label,
  required: options.required ?? false,
  defaultValue: options.defaultValue,
  validate: validateMinor(allowNegative, options.required ?? false),
  admin: {
    readOnly,
    description: options.description,
    components: {
      Field: '/src/admin/fields/MoneyField.tsx#MoneyField',
      Cell: '/src/admin/fields/MoneyCell.tsx#MoneyCell',
    },
  },
})

const validateMinor =
  (allowNegative: boolean, required: boolean): NumberFieldSingleValidation =>
  (value) => {
    if (value === undefined || value === null) return required ? 'Enter an amount.' : true
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'Enter a whole number of minor units (cents).'
    return value >= 0 || allowNegative ? true : 'The amount cannot be negative.'
  }

/** A rate in basis points: 100 = 1 %. */
export const bpsField = (options: {
  name: `${string}Bps`
  label: string
  min?: number
  required?: boolean
  defaultValue?: number
}): NumberField => ({
  ...options,
  type: 'number',
  min: options.min ?? 0,
  max: 10_000,
  validate: (value: unknown) => {
    if (value === undefined || value === null) return options.required ? 'Enter a rate.' : true
    const isWhole = typeof value === 'number' && Number.isInteger(value)
    return isWhole && value >= (options.min ?? 0) && value <= 10_000
      ? true
      : `Enter whole basis points from ${options.min ?? 0} to 10000 (100 = 1 %).`
  },
  admin: {
    components: {
      Field: '/src/admin/fields/PercentField.tsx#PercentField',
      Cell: '/src/admin/fields/PercentCell.tsx#PercentCell',
    },
  },
})

/** ISO 4217 code of the row's amounts. */
export const currencyField = ({ readOnly = false } = {}): import('payload').TextField => ({
  name: 'currency',
  type: 'text',
  required: true,
  defaultValue: 'KES',
  validate: (value: unknown) =>
    typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? true : 'Enter a three-letter currency code, such as KES.',
  admin: { readOnly, width: '25%' },
})
