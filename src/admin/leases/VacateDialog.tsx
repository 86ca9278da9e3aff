'use client'

import { useState } from 'react'
import { isCalendarDate } from '../../domain/calendar.ts'
import { leaseTitle, type MovedLease } from '../actions/LeaseMoveDialog.tsx'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import type { LeaseMove } from '../text/lease-moves.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { SettlementLines, type Settlement } from './SettlementLines.tsx'

type VacateDialogProps = {
  id: string
  lease: Record<string, unknown>
  move: LeaseMove
  onClose: () => void
  onMoved: (moved: MovedLease) => void
}

/** The day of moving out, the inspection that is completed with it, and what would become of the deposit. */
export const VacateDialog = ({ id, lease, move, onClose, onMoved }: VacateDialogProps) => {
  const today = useToday()
  const { can } = usePermissions()
  const isEarlier = isCalendarDate(lease.endDate) && lease.endDate < today
  const [date, setDate] = useState(isEarlier ? String(lease.endDate) : today)
  const { data } = useApi<Settlement>(can('contracts.inspections.view') ? `/contracts/${id}/deposit-settlement` : null)
  const inspection = data?.inspection
  const completes = inspection?.status === 'draft' && can('contracts.inspections.update')
  return (
    <ConfirmDialog
      done={move.done}
      isComplete={isCalendarDate(date)}
      label={move.label}
      onClose={onClose}
      onConfirm={async () => {
        const body = { date, ...(completes && { inspection: inspection.id }) }
        const { status, endDate } = await apiRequest<MovedLease>({
          method: 'POST',
          path: `/contracts/${id}/vacate`,
          body,
        })
        onMoved({ status, endDate })
      }}
      title={leaseTitle(move.label, lease)}
    >
      <p>{move.explanation}</p>
      <Labelled htmlFor="vacate-date" label={move.dateLabel ?? 'Day'}>
        <input id="vacate-date" max={today} onChange={({ target }) => setDate(target.value)} type="date" value={date} />
      </Labelled>
      {data && (
        <>
          <p className={inspection ? 'fh-quiet' : 'fh-warning'}>{inspectionText(inspection, completes)}</p>
          <SettlementLines settlement={data} />
        </>
      )}
    </ConfirmDialog>
  )
}

const inspectionText = (inspection: Settlement['inspection'] | undefined, completes: boolean): string => {
  if (!inspection) return 'There is no inspection at moving out yet: deductions are not in the figures below.'
  if (inspection.status === 'completed') return 'The inspection at moving out is completed.'
  return completes
    ? 'The inspection at moving out is completed with it; it cannot be changed afterwards.'
    : 'The inspection at moving out is still a draft.'
}
