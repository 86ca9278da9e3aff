import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'

/** A step of the ladder of reminders: so many days before or after the due date, over one channel. */
export const reminderSteps = defineCollection({
  slug: 'reminder-steps',
  labels: { singular: 'Reminder', plural: 'Reminder ladder' },
  permissions: {
    view: 'finance.reminders.view',
    create: 'finance.reminders.update',
    update: 'finance.reminders.update',
    delete: 'finance.reminders.update',
  },
  disableDuplicate: true,
  admin: { group: 'Settings', useAsTitle: 'name', defaultColumns: ['name', 'offsetDays', 'channel', 'isActive'] },
  defaultSort: 'offsetDays',
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100 },
    {
      type: 'row',
      fields: [
        {
          name: 'offsetDays',
          type: 'number',
          label: 'Days after the due date (before: below zero)',
          required: true,
          min: -60,
          max: 365,
          validate: (value: unknown) =>
            Number.isInteger(value) && Number(value) >= -60 && Number(value) <= 365
              ? true
              : 'Enter a whole number of days from -60 to 365.',
        },
        choiceField({
          name: 'channel',
          label: 'Channel',
          options: [
            { value: 'email', label: 'E-mail' },
            { value: 'sms', label: 'SMS' },
          ],
          defaultValue: 'email',
        }),
      ],
    },
    {
      name: 'message',
      type: 'textarea',
      label: 'Words of your own',
      maxLength: 1_000,
      admin: { description: 'Stands above the list of invoices; empty for the usual words.' },
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'In use',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
  ],
})
