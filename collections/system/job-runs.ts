import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { codeField, jsonField, momentField, pageTitle } from '../fields/shown.ts'

/** Background work: its progress, its outcome, and the jobs that gave up and wait for a person. */
export const jobRuns = defineRecord({
  slug: 'job-runs',
  labels: { singular: 'Job', plural: 'Jobs' },
  companyOptional: true,
  permissions: { view: 'system.jobs.view' },
  admin: {
    group: 'System',
    useAsTitle: 'kind',
    defaultColumns: ['kind', 'status', 'processed', 'total', 'startedAt', 'finishedAt'],
    components: { edit: { beforeDocumentControls: ['/src/admin/actions/JobActions.tsx#JobActions'] } },
  },
  fields: [
    pageTitle(),
    { name: 'progress', type: 'ui', admin: { components: { Field: '/src/admin/panels/JobProgress.tsx#JobProgress' } } },
    codeField({ name: 'kind', label: 'Kind', required: true, index: true }),
    statusField({ options: ['queued', 'running', 'done', 'failed', 'dead'], defaultValue: 'queued' }),
    {
      type: 'row',
      fields: [
        { name: 'processed', type: 'number', defaultValue: 0, admin: { readOnly: true } },
        { name: 'total', type: 'number', defaultValue: 0, admin: { readOnly: true } },
      ],
    },
    {
      type: 'row',
      fields: [
        momentField({ name: 'startedAt', label: 'Started' }),
        momentField({ name: 'finishedAt', label: 'Finished' }),
      ],
    },
    jsonField({ name: 'counts', label: 'Result' }),
    jsonField({ name: 'errors', label: 'Errors' }),
    jsonField({ name: 'params', label: 'Parameters' }),
    { name: 'dryRun', type: 'checkbox', label: 'Preview only', defaultValue: false, admin: { readOnly: true } },
    { name: 'idempotencyKey', type: 'text', access: { read: () => false }, admin: { hidden: true } },
    { name: 'requestHash', type: 'text', access: { read: () => false }, admin: { hidden: true } },
    { name: 'queueJobId', type: 'text', index: true, admin: { hidden: true } },
  ],
})
