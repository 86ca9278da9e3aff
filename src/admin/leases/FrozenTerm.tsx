'use client'

import { NumberField, RelationshipField, SelectField, TextField, useDocumentInfo } from '@payloadcms/ui'
import type {
  NumberFieldClientComponent,
  RelationshipFieldClientComponent,
  SelectFieldClientComponent,
  TextFieldClientComponent,
} from 'payload'
import { DateField } from '../fields/DateField.tsx'
import { MoneyField } from '../fields/MoneyField.tsx'
import { PercentField } from '../fields/PercentField.tsx'

/** The terms of a lease that has begun are shown, not offered for editing: the server would refuse it. */
const useIsFrozen = (): boolean => {
  const { data, id } = useDocumentInfo()
  return Boolean(id && data?.status && data.status !== 'draft')
}

export const FrozenRelation: RelationshipFieldClientComponent = (props) => (
  <RelationshipField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenDate: TextFieldClientComponent = (props) => (
  <DateField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenText: TextFieldClientComponent = (props) => (
  <TextField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenMoney: NumberFieldClientComponent = (props) => (
  <MoneyField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenPercent: NumberFieldClientComponent = (props) => (
  <PercentField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenNumber: NumberFieldClientComponent = (props) => (
  <NumberField {...props} readOnly={useIsFrozen() || props.readOnly} />
)

export const FrozenChoice: SelectFieldClientComponent = (props) => (
  <SelectField {...props} readOnly={useIsFrozen() || props.readOnly} />
)
