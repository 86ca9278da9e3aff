import type { SelectField } from 'payload'

type ChoiceOptions = {
  name: string
  label: string
  options: readonly (string | { value: string; label: string })[]
  required?: boolean
  defaultValue?: string
  readOnly?: boolean
  index?: boolean
}

const labelled = (value: string): { value: string; label: string } => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' '),
})

/** One value of a closed list. */
export const choiceField = ({ options, readOnly = false, ...rest }: ChoiceOptions): SelectField => ({
  ...rest,
  type: 'select',
  required: rest.required ?? true,
  options: options.map((option) => (typeof option === 'string' ? labelled(option) : option)),
  admin: { readOnly },
})

/** A state that only actions change: shown as a badge, refused in create and update. */
export const statusField = (
  options: Omit<ChoiceOptions, 'name' | 'label' | 'readOnly'> & { name?: string; label?: string },
): SelectField => ({
  ...choiceField({ name: 'status', label: 'Status', index: true, ...options, readOnly: true }),
  access: { create: () => false, update: () => false },
  admin: {
    readOnly: true,
    position: 'sidebar',
    components: {
      Field: '/src/admin/fields/StatusField.tsx#StatusField',
      Cell: '/src/admin/fields/StatusCell.tsx#StatusCell',
    },
  },
})
