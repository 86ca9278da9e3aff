import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { relation } from '../fields/relation.ts'
import { jsonField, momentField, pageTitle } from '../fields/shown.ts'

/** A change of the terms of a lease, with what was before and after; proposed, approved, then applied on its day. */
export const contractAmendments = defineRecord({
  slug: 'contract-amendments',
  labels: { singular: 'Change of terms', plural: 'Changes of terms' },
  permissions: { view: 'contracts.amendments.view' },
  admin: {
    group: 'Contracts',
    components: { edit: { beforeDocumentControls: ['/src/admin/leases/AmendmentActions.tsx#AmendmentActions'] } },
    defaultColumns: ['contract', 'kind', 'effectiveDate', 'status', 'proposedBy', 'createdAt'],
  },
  fields: [
    pageTitle(),
    relation({ name: 'contract', to: 'contracts', label: 'Lease', required: true, readOnly: true }),
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['escalation', 'rent', 'term', 'other'],
      readOnly: true,
    }),
    dateField({ name: 'effectiveDate', label: 'From', required: true, readOnly: true, index: true }),
    jsonField({ name: 'before', label: 'Before' }),
    jsonField({ name: 'after', label: 'After' }),
    { name: 'reason', type: 'text', maxLength: 500, admin: { readOnly: true } },
    statusField({ options: ['proposed', 'approved', 'rejected', 'applied'], defaultValue: 'proposed' }),
    relation({ name: 'proposedBy', to: 'users', label: 'Proposed by', readOnly: true }),
    relation({ name: 'decidedBy', to: 'users', label: 'Decided by', readOnly: true }),
    momentField({ name: 'decidedAt', label: 'Decided' }),
    momentField({ name: 'appliedAt', label: 'Applied' }),
  ],
})
