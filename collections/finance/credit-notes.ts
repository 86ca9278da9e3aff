import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { decidedFields, requestKeyFields } from '../fields/decided.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'

/** Lowers what an issued invoice asks for. It moves no money: a payer who is owed some afterwards gets a refund. */
export const creditNotes = defineRecord({
  slug: 'credit-notes',
  labels: { singular: 'Credit note', plural: 'Credit notes' },
  permissions: { view: 'finance.credit-notes.view' },
  admin: {
    group: 'Finance',
    useAsTitle: 'number',
    defaultColumns: ['number', 'invoice', 'person', 'issueDate', 'kind', 'amountMinor', 'status'],
    listSearchableFields: ['number', 'description'],
    components: { edit: { beforeDocumentControls: ['/src/admin/invoices/CreditNoteActions.tsx#CreditNoteActions'] } },
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'number', type: 'text', index: true, admin: { readOnly: true } },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['credit', 'waiver', 'write_off', { value: 'correction', label: 'Correction of a penalty' }],
          defaultValue: 'credit',
          readOnly: true,
        }),
        dateField({ name: 'issueDate', label: 'Issued on', required: true, readOnly: true, index: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'invoice', to: 'invoices', required: true, readOnly: true }),
        relation({ name: 'person', to: 'people', label: 'Payer', required: true, readOnly: true }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'amountMinor', label: 'Amount', required: true, readOnly: true }),
        currencyField({ readOnly: true }),
      ],
    },
    choiceField({
      name: 'reason',
      label: 'Reason',
      options: ['billing_error', 'service_issue', 'payer_request', 'promotional', 'bad_debt', 'penalty', 'other'],
      defaultValue: 'billing_error',
      readOnly: true,
    }),
    { name: 'description', type: 'textarea', maxLength: 2_000, admin: { readOnly: true } },
    statusField({ options: ['pending_approval', 'issued', 'rejected'], defaultValue: 'pending_approval' }),
    ...decidedFields(),
    ...requestKeyFields(),
    relatedRows({
      name: 'lines',
      label: 'Credited lines',
      collection: 'credit-note-lines',
      on: 'creditNote',
      columns: ['line', 'netMinor', 'taxMinor', 'amountMinor'],
      sort: 'createdAt',
    }),
  ],
})
