import { defineRecord } from '../define-collection.ts'
import { choiceField, statusField } from '../fields/choices.ts'
import { dateField } from '../fields/dates.ts'
import { relation } from '../fields/relation.ts'
import { pageTitle } from '../fields/shown.ts'

/** What a meter showed on a day. A reading that looks wrong waits for a person before it is charged. */
export const meterReadings = defineRecord({
  slug: 'meter-readings',
  labels: { singular: 'Meter reading', plural: 'Meter readings' },
  permissions: { view: 'property.readings.view' },
  admin: {
    group: 'Services',
    components: {
      beforeListTable: [
        '/src/admin/meters/QuestionedReadings.tsx#QuestionedReadings',
        { path: '/src/admin/imports/ImportLink.tsx#ImportLink', clientProps: { kind: 'readings' } },
      ],
    },
    defaultColumns: ['meter', 'readingDate', 'value', 'consumption', 'kind', 'status'],
  },
  defaultSort: '-readingDate',
  fields: [
    pageTitle(),
    relation({ name: 'meter', to: 'meters', required: true, readOnly: true }),
    dateField({ name: 'readingDate', label: 'Read on', required: true, readOnly: true, index: true }),
    { name: 'value', type: 'number', label: 'Reading', required: true, min: 0, admin: { readOnly: true } },
    { name: 'consumption', type: 'number', label: 'Consumption', admin: { readOnly: true } },
    choiceField({
      name: 'kind',
      label: 'Kind',
      options: ['actual', 'estimated', 'final', 'initial'],
      defaultValue: 'actual',
      readOnly: true,
    }),
    choiceField({
      name: 'source',
      label: 'Entered by',
      options: [
        { value: 'entry', label: 'Hand' },
        { value: 'import', label: 'Spreadsheet' },
        { value: 'system', label: 'The system' },
      ],
      defaultValue: 'entry',
      readOnly: true,
    }),
    relation({ name: 'photo', to: 'documents', readOnly: true }),
    { name: 'note', type: 'text', maxLength: 500, admin: { readOnly: true } },
    { name: 'doubt', type: 'text', label: 'Why it looks wrong', admin: { readOnly: true } },
    relation({ name: 'recordedBy', to: 'users', label: 'Recorded by', readOnly: true }),
    statusField({ options: ['accepted', 'questioned', 'rejected'], defaultValue: 'accepted' }),
  ],
})
