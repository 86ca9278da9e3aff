import type { NumberField, SingleRelationshipField, TextField } from 'payload'
import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { checkLeaseTerms } from '../../hooks/check-lease-terms.ts'
import { fillFromUnit } from '../../hooks/fill-from-unit.ts'
import { keepLeaseFromDeletion, keepLeaseFromTrash } from '../../hooks/keep-live-leases.ts'
import { freezeActiveTerms } from '../../hooks/freeze-active-terms.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { dateField } from '../fields/dates.ts'
import { bpsField, currencyField, moneyField } from '../fields/money.ts'
import { frozen } from '../fields/frozen.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'

/** What services note: beside the form, once there is something to say. */
const noted = <F extends SingleRelationshipField | TextField>(field: F): F => ({
  ...field,
  access: { create: () => false, update: () => false },
  admin: { ...field.admin, position: 'sidebar', condition: (data) => Boolean(data[field.name]) },
})

/** A field that only some kinds of rises have. */
const whenRising = (kinds: readonly string[], field: NumberField): NumberField => ({
  ...field,
  admin: { ...field.admin, condition: ({ escalation }) => kinds.includes(escalation) },
})

export const contracts = defineCollection({
  slug: 'contracts',
  labels: { singular: 'Lease', plural: 'Leases' },
  permissions: {
    view: 'contracts.leases.view',
    create: 'contracts.leases.create',
    update: 'contracts.leases.update',
    delete: 'contracts.leases.delete',
  },
  trash: true,
  admin: {
    group: 'Contracts',
    useAsTitle: 'number',
    defaultColumns: ['number', 'unit', 'person', 'startDate', 'endDate', 'rentMinor', 'status'],
    listSearchableFields: ['number'],
    components: {
      edit: { beforeDocumentControls: ['/src/admin/actions/LeaseActions.tsx#LeaseActions'] },
      beforeListTable: [{ path: '/src/admin/imports/ImportLink.tsx#ImportLink', clientProps: { kind: 'leases' } }],
    },
  },
  disableDuplicate: true,
  hooks: {
    beforeValidate: [checkDateOrder('startDate', 'endDate'), checkLeaseTerms, fillFromUnit],
    beforeChange: [freezeActiveTerms, keepLeaseFromTrash],
    beforeDelete: [keepLeaseFromDeletion],
  },
  fields: [
    {
      ...choiceField({ name: 'kind', label: 'Kind', options: ['lease'], defaultValue: 'lease' }),
      admin: { hidden: true },
    },
    {
      name: 'number',
      type: 'text',
      index: true,
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar', description: 'Given when the lease is saved.' },
    },
    {
      type: 'row',
      fields: [
        frozen(relation({ name: 'unit', to: 'units', required: true }), 'Relation'),
        frozen(
          relation({
            name: 'person',
            to: 'people',
            label: 'Tenant',
            required: true,
            filterOptions: () => ({ isTenant: { equals: true } }),
          }),
          'Relation',
        ),
      ],
    },
    {
      ...relation({ name: 'project', to: 'projects', readOnly: true, description: 'Follows from the unit.' }),
      access: { create: () => false, update: () => false },
      admin: { readOnly: true, position: 'sidebar' },
    },
    {
      type: 'row',
      fields: [
        frozen(dateField({ name: 'startDate', label: 'Start', required: true, index: true }), 'Date'),
        frozen(dateField({ name: 'endDate', label: 'End', description: 'Empty for an open-ended lease.' }), 'Date'),
        frozen(
          {
            name: 'dueDay',
            type: 'number',
            label: 'Rent is due on day',
            required: true,
            defaultValue: 5,
            min: 1,
            max: 28,
          },
          'Number',
        ),
      ],
    },
    {
      type: 'row',
      fields: [
        frozen(moneyField({ name: 'rentMinor', label: 'Rent per month', required: true }), 'Money'),
        frozen(moneyField({ name: 'depositMinor', label: 'Deposit', required: true, defaultValue: 0 }), 'Money'),
        frozen(currencyField(), 'Text'),
      ],
    },
    {
      type: 'row',
      fields: [
        frozen(bpsField({ name: 'rentTaxBps', label: 'Tax on the rent', defaultValue: 0 }), 'Percent'),
        frozen(relation({ name: 'penaltyPolicy', to: 'penalty-policies', label: 'Penalty policy' }), 'Relation'),
      ],
    },
    statusField({ options: ['draft', 'active', 'notice', 'ended', 'terminated', 'renewed'], defaultValue: 'draft' }),
    {
      type: 'row',
      fields: [
        frozen(
          choiceField({
            name: 'escalation',
            label: 'Rent rises',
            options: [
              'none',
              { value: 'percent', label: 'By a percentage' },
              { value: 'fixed', label: 'By an amount' },
            ],
            defaultValue: 'none',
          }),
          'Choice',
        ),
        whenRising(['percent'], frozen(bpsField({ name: 'escalationBps', label: 'By (%)' }), 'Percent')),
        whenRising(['fixed'], frozen(moneyField({ name: 'escalationMinor', label: 'By (amount)' }), 'Money')),
        whenRising(
          ['percent', 'fixed'],
          frozen(
            countField({ name: 'escalationMonths', label: 'Every … months', min: 1, max: 120, defaultValue: 12 }),
            'Number',
          ),
        ),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({
          name: 'agent',
          to: 'people',
          label: 'Agent',
          filterOptions: () => ({ isAgent: { equals: true } }),
        }),
        moneyField({ name: 'commissionMinor', label: 'Commission' }),
      ],
    },
    noted(dateField({ name: 'nextEscalationDate', label: 'Rent rises next', readOnly: true, index: true })),
    noted(dateField({ name: 'noticeDate', label: 'Notice given', readOnly: true })),
    noted(dateField({ name: 'vacatedOn', label: 'Vacated', readOnly: true })),
    noted(relation({ name: 'renewalOf', to: 'contracts', label: 'Renewal of', readOnly: true })),
    panelField({ name: 'timeline', Field: '/src/admin/leases/AmendmentTimeline.tsx#AmendmentTimeline' }),
    panelField({ name: 'settlement', Field: '/src/admin/leases/DepositPanel.tsx#DepositPanel' }),
    relatedRows({
      name: 'amendments',
      label: 'Changes of terms',
      collection: 'contract-amendments',
      on: 'contract',
      columns: ['kind', 'effectiveDate', 'status', 'createdAt'],
    }),
    relatedRows({
      name: 'inspections',
      label: 'Inspections',
      collection: 'inspections',
      on: 'contract',
      columns: ['kind', 'date', 'deductionsMinor', 'status'],
    }),
    relatedRows({
      name: 'invoices',
      label: 'Invoices',
      collection: 'invoices',
      on: 'contract',
      columns: ['number', 'period', 'dueDate', 'totalMinor', 'balanceMinor', 'paymentState'],
      sort: '-dueDate',
    }),
  ],
})
