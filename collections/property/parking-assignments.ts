import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { attachmentInput, relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** Which unit parks on a slot, and since when. A slot has at most one live assignment. */
export const parkingAssignments = defineRecord({
  slug: 'parking-assignments',
  labels: { singular: 'Parking assignment', plural: 'Parking assignments' },
  permissions: { view: 'property.parking.view' },
  admin: { group: false, defaultColumns: ['slot', 'unit', 'fromDate', 'toDate', 'status'] },
  defaultSort: '-fromDate',
  fields: [
    pageTitle(),
    relation({ name: 'slot', to: 'parking-slots', required: true, readOnly: true }),
    relation({ name: 'unit', to: 'units', required: true, readOnly: true }),
    relation({ name: 'projectService', to: 'project-services', label: 'Fee', readOnly: true, Field: attachmentInput }),
    dateField({ name: 'fromDate', label: 'From', required: true, readOnly: true }),
    dateField({ name: 'toDate', label: 'To', readOnly: true }),
    statusField({ options: ['active', 'ended'], defaultValue: 'active' }),
  ],
})
