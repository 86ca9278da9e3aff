import type { DateField, JSONField, TextField, UIField } from 'payload'

type Shown = { name: string; label: string; required?: boolean; index?: boolean; sidebar?: boolean }

/** An instant that the system notes. */
export const momentField = ({ name, label, required, index, sidebar = false }: Shown): DateField => ({
  name,
  type: 'date',
  label,
  required,
  index,
  admin: {
    readOnly: true,
    ...(sidebar && { position: 'sidebar' }),
    date: { pickerAppearance: 'dayAndTime', displayFormat: 'd MMM yyyy, HH:mm' },
  },
})

/** Structured data that the system notes. */
export const jsonField = ({ name, label }: Pick<Shown, 'name' | 'label'>): JSONField => ({
  name,
  type: 'json',
  label,
  admin: { readOnly: true, components: { Field: '/src/admin/fields/JsonValue.tsx#JsonValue' } },
})

/** A code that the system writes, shown in words. */
export const codeField = ({ name, label, required, index }: Shown): TextField => ({
  name,
  type: 'text',
  label,
  required,
  index,
  admin: {
    readOnly: true,
    components: { Field: '/src/admin/fields/CodeField.tsx#CodeField', Cell: '/src/admin/fields/CodeCell.tsx#CodeCell' },
  },
})

/** The heading of a page whose rows have no name of their own, see `src/admin/text/page-title.ts`. */
export const pageTitle = (): UIField => ({
  name: 'pageTitle',
  type: 'ui',
  admin: { disableListColumn: true, components: { Field: '/src/admin/fields/PageTitle.tsx#PageTitle' } },
})
