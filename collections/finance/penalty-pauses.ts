import { checkDateOrder } from '../../hooks/check-date-order.ts'
import { keepBegunPause } from '../../hooks/keep-begun-pause.ts'
import { defineCollection } from '../define-collection.ts'
import { dateField } from '../fields/dates.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** Days on which nobody, or one lease, project or payer, is charged for being late. */
export const penaltyPauses = defineCollection({
  slug: 'penalty-pauses',
  labels: { singular: 'Penalty pause', plural: 'Penalty pauses' },
  permissions: {
    view: 'finance.penalties.view',
    create: 'finance.penalties.create',
    update: 'finance.penalties.update',
    delete: 'finance.penalties.delete',
  },
  disableDuplicate: true,
  admin: { group: 'Finance', defaultColumns: ['reason', 'person', 'contract', 'project', 'fromDate', 'toDate'] },
  hooks: { beforeValidate: [checkDateOrder('fromDate', 'toDate')], beforeDelete: [keepBegunPause] },
  fields: [
    pageTitle(),
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', label: 'Payer' }),
        relation({ name: 'contract', to: 'contracts', label: 'Lease' }),
        relation({ name: 'project', to: 'projects', description: 'All three empty: the whole company.' }),
      ],
    },
    {
      type: 'row',
      fields: [
        dateField({ name: 'fromDate', label: 'From', required: true }),
        dateField({ name: 'toDate', label: 'To', description: 'Empty: until it is ended.' }),
      ],
    },
    { name: 'reason', type: 'text', required: true, maxLength: 500 },
  ],
})
