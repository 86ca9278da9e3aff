import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** What was said and done about a maintenance request. Never edited. */
export const maintenanceComments = defineRecord({
  slug: 'maintenance-comments',
  labels: { singular: 'Comment', plural: 'Comments on maintenance' },
  permissions: { view: 'property.maintenance.view' },
  admin: { group: false, defaultColumns: ['createdAt', 'request', 'kind', 'authorName', 'body'] },
  fields: [
    pageTitle(),
    relation({ name: 'request', to: 'maintenance-requests', label: 'Request', required: true, readOnly: true }),
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['comment', 'status', 'assignment', 'satisfaction'],
      defaultValue: 'comment',
      readOnly: true,
    }),
    { name: 'body', type: 'textarea', required: true, maxLength: 5_000, admin: { readOnly: true } },
    {
      name: 'isInternal',
      type: 'checkbox',
      label: 'Only for staff',
      defaultValue: false,
      admin: { readOnly: true },
    },
    relation({ name: 'author', to: 'users', label: 'By', readOnly: true }),
    { name: 'authorName', type: 'text', label: 'Name', admin: { readOnly: true } },
  ],
})
