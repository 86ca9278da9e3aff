import type { CollectionSlug, JoinField, RelationshipField, SingleRelationshipField } from 'payload'

type RelationOptions = {
  name: string
  to: CollectionSlug
  label?: string
  required?: boolean
  readOnly?: boolean
  filterOptions?: RelationshipField['filterOptions']
  description?: string
  /** in place of the stock field, such as of rows without a name */
  Field?: string
}

/** A relation to one row of the same company; the database refuses any other. */
export const relation = ({
  name,
  to,
  label,
  required = false,
  readOnly = false,
  filterOptions,
  description,
  Field,
}: RelationOptions): SingleRelationshipField => ({
  name,
  type: 'relationship',
  relationTo: to,
  label,
  required,
  index: true,
  hasMany: false,
  filterOptions,
  admin: { readOnly, description, allowEdit: true, appearance: 'select', ...(Field && { components: { Field } }) },
})

/** Shows a service of a property by its name and place. */
export const attachmentInput = '/src/admin/services/AttachmentField.tsx#AttachmentField'

type JoinOptions = {
  name: string
  label: string
  collection: CollectionSlug
  on: string
  columns: string[]
  sort?: string
  allowCreate?: boolean
}

/** The rows of another collection that point here, as a table. */
export const relatedRows = ({
  name,
  label,
  collection,
  on,
  columns,
  sort,
  allowCreate = false,
}: JoinOptions): JoinField => ({
  name,
  type: 'join',
  label,
  collection,
  on,
  defaultSort: sort,
  defaultLimit: 10,
  maxDepth: 1,
  admin: {
    allowCreate,
    defaultColumns: columns,
    components: { Field: '/src/admin/fields/RelatedRows.tsx#RelatedRows' },
  },
})
