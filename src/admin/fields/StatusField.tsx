'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { noValue } from '../text/amount.ts'
import { paymentBadge, statusBadge } from '../text/status.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useToday } from '../ui/use-today.ts'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { statusLabel } from './status-label.ts'

/** A status that only actions change, as the same badge that lists show. */
export const StatusField: SelectFieldClientComponent = ({ field, path: pathFromProps }) => {
  const { customComponents, path, showError, value } = useField<string | null>({ potentiallyStalePath: pathFromProps })
  const today = useToday()
  const status = useFormFields(([fields]) => fields?.status?.value)
  const dueDate = useFormFields(([fields]) => fields?.dueDate?.value)
  const balanceMinor = useFormFields(([fields]) => fields?.balanceMinor?.value)
  const badge =
    field.name === 'paymentState'
      ? paymentBadge({ status, paymentState: value, dueDate, balanceMinor }, today)
      : value && statusBadge(value, statusLabel(field, value))
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly showError={showError}>
      <output className="fh-status-value" id={inputId(path)}>
        {badge ? <StatusBadge {...badge} /> : <span className="fh-quiet">{noValue}</span>}
      </output>
    </FieldFrame>
  )
}
