import { choiceField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { defineUpload } from './define-upload.ts'

/** Files about people, units and contracts: proofs of identity, signed contracts, receipts. */
export const documents = defineUpload({
  slug: 'documents',
  labels: { singular: 'Document', plural: 'Documents' },
  permissions: {
    view: 'documents.files.view',
    create: 'documents.files.create',
    update: 'documents.files.update',
    delete: 'documents.files.delete',
  },
  accept: ['pdf', 'jpeg', 'png', 'webp', 'docx'],
  trash: true,
  admin: {
    group: 'Documents',
    useAsTitle: 'name',
    defaultColumns: ['name', 'kind', 'person', 'unit', 'createdAt'],
    listSearchableFields: ['name'],
  },
  fields: [
    {
      type: 'row',
      fields: [
        { name: 'name', type: 'text', required: true, maxLength: 200 },
        choiceField({
          name: 'kind',
          label: 'Kind',
          options: ['identity', 'contract', 'receipt', 'photo', 'inspection', 'other'],
          defaultValue: 'other',
        }),
      ],
    },
    {
      type: 'row',
      fields: [
        relation({ name: 'person', to: 'people', label: 'Person' }),
        relation({ name: 'unit', to: 'units', label: 'Unit' }),
        relation({ name: 'contract', to: 'contracts', label: 'Lease' }),
        relation({ name: 'maintenanceRequest', to: 'maintenance-requests', label: 'Maintenance' }),
        relation({ name: 'inspection', to: 'inspections', label: 'Inspection' }),
      ],
    },
  ],
})
