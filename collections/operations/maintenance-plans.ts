import { checkPlanDate } from '../../hooks/maintenance-plan.ts'
import { checkMaintenancePeople } from '../../hooks/maintenance-request.ts'
import { placeInStructure } from '../../hooks/place-in-structure.ts'
import { defineCollection } from '../define-collection.ts'
import { choiceField } from '../fields/choices.ts'
import { countField } from '../fields/counts.ts'
import { dateField } from '../fields/dates.ts'
import { nodeFields } from '../fields/node.ts'
import { relatedRows, relation } from '../fields/relation.ts'
import { panelField } from '../fields/shown.ts'
import { maintenanceCategories, maintenancePriorities } from './maintenance-requests.ts'

/** Work that comes again: a job makes a maintenance request of it when it falls due. */
export const maintenancePlans = defineCollection({
  slug: 'maintenance-plans',
  labels: { singular: 'Maintenance plan', plural: 'Maintenance plans' },
  permissions: {
    view: 'property.maintenance.view',
    create: 'property.maintenance.create',
    update: 'property.maintenance.update',
    delete: 'property.maintenance.delete',
  },
  admin: {
    group: 'Maintenance',
    useAsTitle: 'title',
    defaultColumns: ['title', 'project', 'unit', 'every', 'interval', 'nextDate', 'isActive'],
    listSearchableFields: ['title'],
    components: { beforeListTable: ['/src/admin/maintenance/PlansOverview.tsx#PlansOverview'] },
  },
  defaultSort: 'nextDate',
  hooks: { beforeValidate: [placeInStructure, checkMaintenancePeople, checkPlanDate] },
  fields: [
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    { name: 'description', type: 'textarea', maxLength: 5_000 },
    nodeFields(),
    {
      type: 'row',
      fields: [
        choiceField({ name: 'category', label: 'Category', options: maintenanceCategories, defaultValue: 'other' }),
        choiceField({ name: 'priority', label: 'Priority', options: maintenancePriorities, defaultValue: 'medium' }),
      ],
    },
    {
      type: 'row',
      fields: [
        countField({ name: 'every', label: 'Every', min: 1, max: 365, required: true, defaultValue: 1 }),
        choiceField({
          name: 'interval',
          label: 'Interval',
          options: [
            { value: 'day', label: 'days' },
            { value: 'week', label: 'weeks' },
            { value: 'month', label: 'months' },
            { value: 'year', label: 'years' },
          ],
          defaultValue: 'month',
        }),
        dateField({ name: 'nextDate', label: 'Next on', required: true, index: true }),
        countField({ name: 'leadDays', label: 'Days ahead', max: 365, required: true, defaultValue: 7 }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'assignee', to: 'staff', label: 'Assign to' }),
        relation({
          name: 'vendor',
          to: 'people',
          label: 'Vendor',
          filterOptions: () => ({ isVendor: { equals: true } }),
        }),
      ],
    },
    {
      name: 'isActive',
      type: 'checkbox',
      label: 'Active',
      defaultValue: true,
      admin: { position: 'sidebar', components: { Cell: '/src/admin/fields/YesCell.tsx#YesCell' } },
    },
    panelField({ name: 'dates', Field: '/src/admin/maintenance/PlanDates.tsx#PlanDates' }),
    relatedRows({
      name: 'requests',
      label: 'Requests made',
      collection: 'maintenance-requests',
      on: 'plan',
      columns: ['number', 'title', 'dueAt', 'status'],
    }),
  ],
})
