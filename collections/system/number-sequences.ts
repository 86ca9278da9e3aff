import { defineRecord } from '../define-collection.ts'

/** The next number of each kind of document, per company and year. */
export const numberSequences = defineRecord({
  slug: 'number-sequences',
  permissions: { view: 'system.jobs.view' },
  admin: { group: 'System', hidden: true },
  fields: [
    { name: 'docType', type: 'text', required: true },
    { name: 'year', type: 'number', required: true },
    { name: 'next', type: 'number', required: true, defaultValue: 1 },
  ],
})
