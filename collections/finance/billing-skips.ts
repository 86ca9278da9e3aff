import { defineRecord } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { periodField } from '../fields/dates.ts'
import { relation } from '../fields/relation.ts'
import { codeField, pageTitle } from '../fields/shown.ts'

/** What a billing run left out, and why. What it billed are the invoices that name the run. */
export const billingSkips = defineRecord({
  slug: 'billing-skips',
  labels: { singular: 'Left out of a billing run', plural: 'Left out of billing runs' },
  permissions: { view: 'finance.billing.view' },
  admin: { group: false, defaultColumns: ['period', 'person', 'unit', 'subject', 'reason'] },
  fields: [
    pageTitle(),
    relation({ name: 'run', to: 'job-runs', label: 'Billing run', required: true, readOnly: true }),
    periodField(),
    choiceField({ name: 'subject', label: 'Of', options: ['lease', 'ownership'], readOnly: true }),
    relation({ name: 'contract', to: 'contracts', label: 'Lease', readOnly: true }),
    relation({ name: 'ownership', to: 'ownerships', readOnly: true }),
    relation({ name: 'unit', to: 'units', readOnly: true }),
    relation({ name: 'person', to: 'people', readOnly: true }),
    codeField({ name: 'reason', label: 'Why', required: true, index: true }),
    { name: 'detail', type: 'text', label: 'What', admin: { readOnly: true } },
    { name: 'chargeKey', type: 'text', admin: { hidden: true } },
  ],
})
