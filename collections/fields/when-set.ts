import type { Field } from 'payload'

/** A field that is shown on the pages of rows that have it. */
export const whenSet = <F extends Extract<Field, { name: string }>>(field: F): F => ({
  ...field,
  admin: {
    ...field.admin,
    condition: (data: Record<string, unknown>) => data[field.name] !== undefined && data[field.name] !== null,
  },
})
