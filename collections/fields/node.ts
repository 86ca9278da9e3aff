import type { RowField } from 'payload'
import { relation } from './relation.ts'

/** A place in the structure: a whole project, one of its blocks, or one unit. The most specific one that is set counts. */
export const nodeFields = (): RowField => ({
  type: 'row',
  fields: [
    relation({ name: 'project', to: 'projects', required: true }),
    relation({
      name: 'block',
      to: 'blocks',
      filterOptions: ({ data }) => (data?.project ? { project: { equals: data.project } } : true),
    }),
    relation({
      name: 'unit',
      to: 'units',
      filterOptions: ({ data }) => (data?.project ? { project: { equals: data.project } } : true),
    }),
  ],
})
