import type { NumberField } from 'payload'

type CountOptions = {
  name: string
  label: string
  max: number
  min?: number
  required?: boolean
  defaultValue?: number
  readOnly?: boolean
  description?: string
}

/** A whole number in a range. */
export const countField = ({
  min = 0,
  max,
  required = false,
  readOnly = false,
  description,
  ...rest
}: CountOptions): NumberField => ({
  ...rest,
  type: 'number',
  required,
  min,
  max,
  validate: (value: unknown) => {
    if (value === undefined || value === null) return required ? 'Enter a number.' : true
    return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? true
      : `Enter a whole number from ${min} to ${max}.`
  },
  admin: { readOnly, description },
})
