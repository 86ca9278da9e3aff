import type { CollectionConfig, Field } from 'payload'
import { relation } from '../fields/relation.ts'

const nobody = (): boolean => false

/**
 * A table of the log-in that no interface reads or writes: not the panel, not REST, not GraphQL. Services reach it by
 * SQL in their transaction.
 */
export const defineInternal = ({ slug, fields }: { slug: string; fields: Field[] }): CollectionConfig => ({
  slug,
  access: { read: nobody, readVersions: nobody, create: nobody, update: nobody, delete: nobody, unlock: nobody },
  admin: { hidden: true },
  graphQL: false,
  endpoints: false,
  lockDocuments: false,
  disableDuplicate: true,
  disableBulkEdit: true,
  fields,
})

export const userOf = (options: { unique?: boolean; required?: boolean } = {}): Field => ({
  ...relation({ name: 'user', to: 'users', required: options.required ?? true }),
  unique: options.unique,
})

export const text = (name: string, required = false): Field => ({ name, type: 'text', required })

export const hashField = (name: string, required = true): Field => ({ name, type: 'text', required, index: true })

export const moment = (name: string, required = false): Field => ({ name, type: 'date', required })

export const count = (name: string): Field => ({ name, type: 'number', required: true, defaultValue: 0, min: 0 })
