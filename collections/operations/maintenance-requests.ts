import type { JoinField } from 'payload'
import {
  checkMaintenancePeople,
  fillMaintenanceRequest,
  keepMaintenanceFromDeletion,
  keepMaintenanceFromTrash,
  noteMaintenanceChanges,
} from '../../hooks/maintenance-request.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { currencyField, moneyField } from '../fields/money.ts'
import { nodeFields } from '../fields/node.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { momentField } from '../fields/shown.ts'

export const maintenanceCategories = [
  ...['plumbing', 'electrical', 'structural', 'appliance', 'cleaning', 'security', 'lift', 'grounds', 'other'],
] as const
export const maintenancePriorities = ['low', 'medium', 'high', 'urgent'] as const

const nobody = (): boolean => false
const noted = { access: { create: nobody, update: nobody } } as const

/** Related rows in a form of their own instead of a table. */
const shownBy = (Field: string, field: JoinField): JoinField => ({
  ...field,
  admin: { ...field.admin, components: { Field } },
})

/** Something to repair or to look after. Its state is moved by actions. */
export const maintenanceRequests = defineCollection({
  slug: 'maintenance-requests',
  labels: { singular: 'Maintenance request', plural: 'Maintenance' },
  permissions: {
    view: 'property.maintenance.view',
    create: 'property.maintenance.create',
    update: 'property.maintenance.update',
    delete: 'property.maintenance.delete',
  },
  trash: true,
  disableDuplicate: true,
  admin: {
    group: 'Maintenance',
    useAsTitle: 'title',
    defaultColumns: ['number', 'title', 'project', 'unit', 'priority', 'dueAt', 'assignee', 'status'],
    listSearchableFields: ['number', 'title', 'description'],
    components: {
      edit: {
        beforeDocumentControls: [
          '/src/admin/maintenance/RequestActions.tsx#RequestActions',
          '/src/admin/expenses/RepairExpense.tsx#RepairExpense',
        ],
      },
      beforeListTable: ['/src/admin/maintenance/MaintenanceOverview.tsx#MaintenanceOverview'],
    },
  },
  hooks: {
    beforeValidate: [placeInStructure, checkMaintenancePeople],
    beforeChange: [fillMaintenanceRequest, keepMaintenanceFromTrash],
    afterChange: [noteMaintenanceChanges],
    beforeDelete: [keepMaintenanceFromDeletion],
  },
  fields: [
    {
      name: 'number',
      type: 'text',
      index: true,
      ...noted,
      admin: { readOnly: true, position: 'sidebar', description: 'Given when it is saved.' },
    },
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    { name: 'description', type: 'textarea', maxLength: 5_000 },
    nodeFields(),
    {
      type: 'row',
      fields: [
        choiceField({
          name: 'category',
          label: 'Category',
          options: maintenanceCategories,
          defaultValue: 'other',
          index: true,
        }),
        choiceField({
          name: 'priority',
          label: 'Priority',
          options: maintenancePriorities,
          defaultValue: 'medium',
          index: true,
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'assignee', to: 'staff', label: 'Assigned to' }),
        relation({
          name: 'vendor',
          to: 'people',
          label: 'Vendor',
          filterOptions: () => ({ isVendor: { equals: true } }),
        }),
        relation({ name: 'reporter', to: 'people', label: 'Reported by' }),
      ],
    },
    {
      type: 'row',
      fields: [
        moneyField({ name: 'costMinor', label: 'Cost' }),
        currencyField(),
        choiceField({
          name: 'chargedTo',
          label: 'Paid by',
          options: [
            { value: 'company', label: 'Ourselves' },
            { value: 'owner', label: 'The owner' },
            { value: 'tenant', label: 'The tenant' },
          ],
          defaultValue: 'company',
        }),
      ],
    },
    statusField({ options: ['open', 'in_progress', 'resolved', 'closed', 'cancelled'], defaultValue: 'open' }),
    {
      ...choiceField({
        name: 'origin',
        label: 'Came from',
        options: ['staff', 'owner', 'tenant', { value: 'plan', label: 'A plan' }],
        defaultValue: 'staff',
        readOnly: true,
      }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar' },
    },
    { ...momentField({ name: 'dueAt', label: 'Due', index: true, sidebar: true }), ...noted },
    { ...momentField({ name: 'startedAt', label: 'Started', sidebar: true, isShownWhenSet: true }), ...noted },
    { ...momentField({ name: 'resolvedAt', label: 'Resolved', sidebar: true, isShownWhenSet: true }), ...noted },
    { ...momentField({ name: 'closedAt', label: 'Closed', sidebar: true, isShownWhenSet: true }), ...noted },
    {
      ...countField({ name: 'reopened', label: 'Times reopened', max: 1_000, required: true, defaultValue: 0 }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar', condition: ({ reopened }) => Number(reopened) > 0 },
    },
    {
      ...countField({ name: 'satisfaction', label: 'Satisfaction (1 to 5)', min: 1, max: 5 }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar', condition: ({ satisfaction }) => Boolean(satisfaction) },
    },
    {
      name: 'satisfactionNote',
      type: 'text',
      ...noted,
      admin: { readOnly: true, position: 'sidebar', condition: ({ satisfactionNote }) => Boolean(satisfactionNote) },
    },
    {
      ...relation({ name: 'plan', to: 'maintenance-plans', label: 'Plan', readOnly: true }),
      ...noted,
      admin: { readOnly: true, position: 'sidebar', condition: ({ plan }) => Boolean(plan) },
    },
    { name: 'planDate', type: 'text', ...noted, admin: { hidden: true } },
    shownBy(
      '/src/admin/maintenance/Photos.tsx#Photos',
      relatedRows({
        name: 'photos',
        label: 'Photos',
        collection: 'documents',
        on: 'maintenanceRequest',
        columns: ['name', 'createdAt'],
      }),
    ),
    shownBy(
      '/src/admin/maintenance/Timeline.tsx#Timeline',
      relatedRows({
        name: 'comments',
        label: 'Comments and history',
        collection: 'maintenance-comments',
        on: 'request',
        columns: ['createdAt', 'kind', 'authorName', 'body'],
        sort: '-createdAt',
      }),
    ),
  ],
})
