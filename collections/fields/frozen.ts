import type { NumberField, SelectField, SingleRelationshipField, TextField } from 'payload'

type Freezable = NumberField | SelectField | SingleRelationshipField | TextField

const component = (name: string): string => `/src/admin/leases/FrozenTerm.tsx#${name}`

/** A term of a lease: the panel offers it for editing as long as the lease is a draft, and shows it afterwards. */
export const frozen = <F extends Freezable>(field: F, kind: FrozenKind): F => ({
  ...field,
  admin: { ...field.admin, components: { ...field.admin?.components, Field: component(`Frozen${kind}`) } },
})

export type FrozenKind = 'Relation' | 'Date' | 'Text' | 'Money' | 'Percent' | 'Number' | 'Choice'
