import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { jsonField, panelField } from '../fields/shown.ts'

/** What a payer is charged beyond the bill: for being late by a policy, or by hand. Owed once it stands on an invoice. */
export const penalties = defineRecord({
  slug: 'penalties',
  permissions: { view: 'finance.penalties.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'person', 'unit', 'type', 'period', 'amountMinor', 'waivedMinor', 'status'],
    listSearchableFields: ['number', 'notes'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/penalties/PenaltyActions.tsx#PenaltyActions'] },
      beforeListTable: ['/src/admin/penalties/PenaltiesTools.tsx#PenaltiesTools'],
    },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', index: true, admin: { readOnly: true } },
        choiceField({
          name: 'type',
          label: 'For',
          options: ['late_payment', 'returned_payment', 'lease_violation', 'utility_overcharge', 'other'],
          defaultValue: 'late_payment',
          readOnly: true,
        }),
        choiceField({
          name: 'origin',
          label: 'Charged by',
          options: [
            { value: 'manual', label: 'Hand' },
            { value: 'policy', label: 'A policy' },
          ],
          defaultValue: 'manual',
          readOnly: true,
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', label: 'Payer', required: true, readOnly: true }),
        relation({ name: 'contract', to: 'contracts', label: 'Lease', readOnly: true }),
        relation({ name: 'unit', to: 'units', readOnly: true }),
        relation({ name: 'project', to: 'projects', readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        moneyField({ name: 'waivedMinor', label: 'Waived', required: true, readOnly: true, defaultValue: 0 }),
        currencyField({ readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'dateApplied', label: 'Charged on', required: true, readOnly: true, index: true }),
        dateField({ name: 'dueDate', label: 'Due', required: true, readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'overdueInvoice', to: 'invoices', label: 'For the late invoice', readOnly: true }),
        {
          // The panel below says which one, in words.
          ...relation({ name: 'policyVersion', to: 'penalty-policy-versions', label: 'By the policy', readOnly: true }),
          admin: { hidden: true },
        },
        { name: 'period', type: 'text', label: 'Period', index: true, admin: { readOnly: true } },
        { name: 'sequence', type: 'number', required: true, defaultValue: 1, admin: { hidden: true } },
      ],
    },
    panelField({ name: 'explanationTable', Field: '/src/admin/penalties/PenaltyExplanation.tsx#PenaltyExplanation' }),
    {
      type: 'row',
      fields: [
        relation({ name: 'invoice', to: 'invoices', label: 'On the invoice', readOnly: true }),
        relation({ name: 'line', to: 'invoice-lines', label: 'On the line', readOnly: true }),
      ],
    },
    { name: 'notes', type: 'textarea', label: 'Internal notes', maxLength: 2_000, admin: { readOnly: true } },
    {
      name: 'tenantNotes',
      type: 'textarea',
      label: 'Notes for the payer',
      maxLength: 2_000,
      admin: { readOnly: true },
    },
    { ...jsonField({ name: 'explanation', label: 'How it was worked out' }), admin: { hidden: true } },
    statusField({ options: ['pending', 'applied', 'paid', 'waived', 'cancelled'], defaultValue: 'pending' }),
    relation({ name: 'createdBy', to: 'users', label: 'Charged by', readOnly: true }),
    ...requestKeyFields(),
    relatedRows({
      name: 'waivers',
      label: 'Waivers',
      collection: 'penalty-waivers',
      on: 'penalty',
      columns: ['amountMinor', 'reason', 'status', 'proposedBy', 'decidedBy', 'createdAt'],
      sort: '-createdAt',
    }),
  ],
})
