import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'

const moment = (name: string) => ({ name, type: 'date', admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } } }) as const
const json = (name: string, label: string) => ({ name, type: 'json', label, admin: { readOnly: true } }) as const

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
    { name: 'progress', type: 'ui', admin: { components: { Field: '/src/admin/panels/JobProgress.tsx#JobProgress' } } },
    { name: 'kind', type: 'text', required: true, index: true, admin: { readOnly: true } },
    statusField({ options: ['queued', 'running', 'done', 'failed', 'dead'], defaultValue: 'queued' }),
    { type: 'row', fields: [{ name: 'processed', type: 'number', defaultValue: 0, admin: { readOnly: true } }, { name: 'total', type: 'number', defaultValue: 0, admin: { readOnly: true } }] },
    { type: 'row', fields: [moment('startedAt'), moment('finishedAt')] },
    json('counts', 'Result'),
    json('errors', 'Errors'),
    json('params', 'Parameters'),
    { name: 'dryRun', type: 'checkbox', defaultValue: false, admin: { readOnly: true } },
    { name: 'idempotencyKey', type: 'text', access: { read: () => false }, admin: { hidden: true } },
    { name: 'requestHash', type: 'text', access: { read: () => false }, admin: { hidden: true } },
    { name: 'queueJobId', type: 'text', index: true, admin: { hidden: true } },
  ],
})
