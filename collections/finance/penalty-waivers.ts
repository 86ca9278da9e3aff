import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { decidedFields, requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** A penalty let off, whole or in part; above the limit of whoever asks, somebody else decides. */
export const penaltyWaivers = defineRecord({
  slug: 'penalty-waivers',
  labels: { singular: 'Waiver', plural: 'Waivers' },
  permissions: { view: 'finance.penalties.view' },
  admin: {
    group: false,
    defaultColumns: ['penalty', 'amountMinor', 'reason', 'status', 'proposedBy'],
    components: { edit: { beforeDocumentControls: ['/src/admin/penalties/WaiverActions.tsx#WaiverActions'] } },
  },
  fields: [
    pageTitle(),
    relation({ name: 'penalty', to: 'penalties', required: true, readOnly: true }),
    moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
    currencyField({ readOnly: true }),
    { name: 'reason', type: 'text', required: true, maxLength: 500, admin: { readOnly: true } },
    relation({ name: 'creditNote', to: 'credit-notes', label: 'Credit note', readOnly: true }),
    statusField({ options: ['pending_approval', 'approved', 'rejected'], defaultValue: 'pending_approval' }),
    ...decidedFields(),
    ...requestKeyFields(),
  ],
})
