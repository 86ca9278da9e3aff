import type { DateField, JSONField, TextField, UIField } from 'payload'

type Shown = { name: string; label: string; required?: boolean; index?: boolean; sidebar?: boolean }

/** Shows a moment to come with how long that is. */
export const untilCell = '/src/admin/fields/UntilCell.tsx#UntilCell'

/** An instant that the system notes. */
export const momentField = ({
  name,
  label,
  required,
  index,
  sidebar = false,
  Cell,
  isShownWhenSet = false,
}: Shown & { Cell?: string; isShownWhenSet?: boolean }): DateField => ({
  name,
  type: 'date',
  label,
  required,
  index,
  admin: {
    readOnly: true,
    ...(sidebar && { position: 'sidebar' }),
    ...(Cell && { components: { Cell } }),
    ...(isShownWhenSet && { condition: (data) => Boolean(data[name]) }),
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

/** Buttons and badges of a row, in a column of the list. */
export const rowActions = ({ label, Cell }: { label: string; Cell: string }): UIField => ({
  name: 'rowActions',
  type: 'ui',
  label,
  admin: { components: { Cell } },
})

/** A panel of ours between the fields of a page. */
export const panelField = ({ name, Field }: { name: string; Field: string }): UIField => ({
  name,
  type: 'ui',
  admin: { disableListColumn: true, components: { Field } },
})

/** The heading of a page whose rows have no name of their own, see `src/admin/text/page-title.ts`. */
export const pageTitle = (): UIField => ({
  name: 'pageTitle',
  type: 'ui',
  admin: { disableListColumn: true, components: { Field: '/src/admin/fields/PageTitle.tsx#PageTitle' } },
})
