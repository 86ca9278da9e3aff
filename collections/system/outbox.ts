import { defineRecord } from '../define-collection.ts'

/** Effects that wait for the commit of the transaction which wrote them. */
export const outbox = defineRecord({
  slug: 'outbox',
  companyOptional: true,
  permissions: { view: 'system.jobs.view' },
  admin: { group: 'System', hidden: true },
  fields: [
    { name: 'topic', type: 'text', required: true },
    { name: 'key', type: 'text' },
    { name: 'payload', type: 'json', required: true },
    { name: 'dispatchedAt', type: 'date', index: true },
    { name: 'attempts', type: 'number', defaultValue: 0 },
  ],
})
