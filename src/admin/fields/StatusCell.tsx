'use client'

import type { DefaultCellComponentProps, SelectFieldClient } from 'payload'
import { noValue } from '../text/amount.ts'
import { paymentBadge, statusBadge } from '../text/status.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useToday } from '../ui/use-today.ts'
import { CellLink } from './CellLink.tsx'
import { statusLabel } from './status-label.ts'

/** A status as a coloured badge; the payment state of an invoice says how long it is overdue. */
export const StatusCell = ({ cellData, ...cell }: DefaultCellComponentProps<SelectFieldClient>) => {
  const today = useToday()
  const value = typeof cellData === 'string' ? cellData : undefined
  const badge =
    cell.field.name === 'paymentState'
      ? paymentBadge({ ...cell.rowData, paymentState: value }, today)
      : value && statusBadge(value, statusLabel(cell.field, value))
  return (
    <CellLink {...cell}>{badge ? <StatusBadge {...badge} /> : <span className="fh-quiet">{noValue}</span>}</CellLink>
  )
}
