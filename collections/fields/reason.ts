import type { TextareaField } from 'payload'

type ReasonOptions = {
  /** a component of ours in place of the plain field */
  Field?: string
  /** a new row needs no reason */
  isForChangesOnly?: boolean
}

/** Why a row is changed, beside the form; kept in the audit log only. */
export const reasonField = ({
  Field = '/src/admin/permissions/ReasonField.tsx#ReasonField',
  isForChangesOnly = false,
}: ReasonOptions = {}): TextareaField => ({
  name: 'changeReason',
  type: 'textarea',
  label: 'Why is this changed?',
  virtual: true,
  maxLength: 500,
  admin: {
    // Payload takes a virtual field for one that is only shown.
    readOnly: false,
    description: 'Goes into the audit log.',
    position: 'sidebar',
    components: { Field },
    ...(isForChangesOnly && { condition: (_data, _siblings, { operation }) => operation === 'update' }),
    disableListColumn: true,
    disableListFilter: true,
  },
})
