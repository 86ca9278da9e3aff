import { fillInspection, freezeCompleted, keepCompleted } from '../../hooks/inspection-rules.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { moneyField, currencyField } from '../fields/money.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

/** What a unit looked like when somebody moved in or out, and what of the deposit is kept for it. */
export const inspections = defineCollection({
  slug: 'inspections',
  permissions: {
    view: 'contracts.inspections.view',
    create: 'contracts.inspections.create',
    update: 'contracts.inspections.update',
    delete: 'contracts.inspections.delete',
  },
  disableDuplicate: true,
  admin: {
    group: 'Contracts',
    components: { edit: { beforeDocumentControls: ['/src/admin/leases/InspectionActions.tsx#InspectionActions'] } },
    defaultColumns: ['contract', 'unit', 'kind', 'date', 'deductionsMinor', 'status'],
  },
  defaultSort: '-date',
  hooks: { beforeValidate: [fillInspection], beforeChange: [freezeCompleted], beforeDelete: [keepCompleted] },
  fields: [
    pageTitle(),
    {
      type: 'row',
      fields: [
        relation({ name: 'contract', to: 'contracts', label: 'Lease', required: true }),
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['move_in', 'move_out', 'routine'],
          defaultValue: 'move_out',
        }),
        dateField({ name: 'date', label: 'Date', required: true }),
      ],
    },
    {
      name: 'items',
      type: 'array',
      label: 'Checklist',
      maxRows: 200,
      fields: [
        {
          type: 'row',
          fields: [
            { name: 'area', type: 'text', required: true, maxLength: 200, admin: { width: '30%' } },
            choiceField({
              name: 'condition',
              label: 'Condition',
              options: ['good', 'fair', 'poor', 'damaged', 'missing'],
              defaultValue: 'good',
            }),
            { name: 'note', type: 'text', maxLength: 500 },
            moneyField({ name: 'deductionMinor', label: 'Deduction', defaultValue: 0 }),
          ],
        },
      ],
    },
    { name: 'notes', type: 'textarea', maxLength: 5_000 },
    {
      type: 'row',
      fields: [
        { ...moneyField({ name: 'depositMinor', label: 'Deposit', readOnly: true }), ...noted },
        { ...moneyField({ name: 'deductionsMinor', label: 'Deductions', readOnly: true }), ...noted },
        {
          ...moneyField({
            name: 'refundMinor',
            label: 'To be refunded (proposal)',
            readOnly: true,
            allowNegative: true,
          }),
          ...noted,
        },
        currencyField(),
      ],
    },
    {
      ...relation({ name: 'unit', to: 'units', readOnly: true, description: 'Follows from the lease.' }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar' },
    },
    statusField({ options: ['draft', 'completed'], defaultValue: 'draft' }),
    { ...relation({ name: 'completedBy', to: 'users', label: 'Completed by', readOnly: true }), ...noted },
    relatedRows({
      name: 'photos',
      label: 'Photos',
      collection: 'documents',
      on: 'inspection',
      columns: ['name', 'createdAt'],
    }),
  ],
})
