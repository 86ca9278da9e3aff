import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { momentField, pageTitle } from '../fields/shown.ts'

/** A reminder that went out; once per invoice, step and channel. */
export const reminders = defineRecord({
  slug: 'reminders',
  permissions: { view: 'finance.reminders.view' },
  admin: { group: 'Finance', defaultColumns: ['invoice', 'person', 'offsetDays', 'channel', 'sentAt', 'status'] },
  fields: [
    pageTitle(),
    relation({ name: 'invoice', to: 'invoices', required: true, readOnly: true }),
    relation({ name: 'person', to: 'people', required: true, readOnly: true }),
    { name: 'offsetDays', type: 'number', label: 'Days after the due date', required: true, admin: { readOnly: true } },
    choiceField({
      name: 'channel',
      label: 'Channel',
      options: [
        { value: 'email', label: 'E-mail' },
        { value: 'sms', label: 'SMS' },
      ],
      readOnly: true,
    }),
    momentField({ name: 'sentAt', label: 'Sent', index: true }),
    statusField({ options: ['sent', 'skipped'], defaultValue: 'sent' }),
    { name: 'skipReason', type: 'text', label: 'Why not', admin: { readOnly: true } },
  ],
})
