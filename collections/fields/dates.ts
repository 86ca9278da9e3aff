import type { TextField } from 'payload'
import { isCalendarDate, isPeriod } from '../../src/domain/calendar.ts'

type DateOptions = {
  name: string
  label: string
  required?: boolean
  readOnly?: boolean
  description?: string
  index?: boolean
}

/** A calendar date, YYYY-MM-DD, without a time or a zone. */
export const dateField = ({
  name,
  label,
  required = false,
  readOnly = false,
  description,
  index,
}: DateOptions): TextField => ({
  name,
  type: 'text',
  label,
  required,
  index,
  validate: (value: unknown) => {
    if (value === undefined || value === null || value === '') return required ? 'Enter a date.' : true
    return typeof value === 'string' && isCalendarDate(value) ? true : 'Enter a date that exists, as YYYY-MM-DD.'
  },
  hooks: { beforeValidate: [({ value }) => (value === '' ? null : value)] },
  admin: {
    readOnly,
    description,
    components: {
      Field: '/src/admin/fields/DateField.tsx#DateField',
      Cell: '/src/admin/fields/DateCell.tsx#DateCell',
    },
  },
})

/** A billing period, YYYY-MM. */
export const periodField = (): TextField => ({
  name: 'period',
  type: 'text',
  index: true,
  validate: (value: unknown) =>
    value === undefined || value === null || (typeof value === 'string' && isPeriod(value))
      ? true
      : 'Enter a month as YYYY-MM.',
  admin: {
    readOnly: true,
    components: {
      Field: '/src/admin/fields/PeriodField.tsx#PeriodField',
      Cell: '/src/admin/fields/PeriodCell.tsx#PeriodCell',
    },
  },
})
