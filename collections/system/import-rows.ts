import type { CollectionConfig } from 'payload'
import { importAccess } from '../../src/access/import-access.ts'
import { defineRecord } from '../define-collection.ts'
import { statusField } from '../fields/choices.ts'
import { relation } from '../fields/relation.ts'
import { jsonField, pageTitle } from '../fields/shown.ts'

const definition = defineRecord({
  slug: 'import-rows',
  labels: { singular: 'Imported row', plural: 'Imported rows' },
  permissions: { view: 'property.structure.import' },
  admin: { group: false, defaultColumns: ['import', 'rowNumber', 'status', 'errors'] },
  defaultSort: 'rowNumber',
  fields: [
    pageTitle(),
    relation({ name: 'import', to: 'imports', required: true, readOnly: true }),
    { name: 'rowNumber', type: 'number', label: 'Row', required: true, admin: { readOnly: true } },
    jsonField({ name: 'data', label: 'In the file' }),
    jsonField({ name: 'errors', label: 'Errors' }),
    jsonField({ name: 'made', label: 'Made of it' }),
    statusField({ options: ['ok', 'error', 'skipped', 'written'], defaultValue: 'ok' }),
  ],
})

/** A row of an import: what stood in the file, what is wrong with it, and what was made of it. Seen with its import. */
export const importRows: CollectionConfig = { ...definition, access: importAccess('import.kind') }
