'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { isCalendarDate } from '../../domain/calendar.ts'
import { apiRequest } from '../api/request.ts'
import type { LeaseMove } from '../text/lease-moves.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import { useAction } from './use-action.ts'

export type MovedLease = { status: string; endDate: string | null }

type LeaseMoveDialogProps = {
  id: string
  lease: { number?: unknown; endDate?: unknown }
  move: LeaseMove
  onClose: () => void
  onMoved: (moved: MovedLease) => void
}

/** 'Renew: LSE-2026-00001' */
export const leaseTitle = (label: string, { number }: { number?: unknown }): string =>
  typeof number === 'string' && number ? `${label}: ${number}` : label

const shortestReason = 3

export const LeaseMoveDialog = ({ id, lease, move, onClose, onMoved }: LeaseMoveDialogProps) => {
  const today = useToday()
  const [date, setDate] = useState(isCalendarDate(lease.endDate) ? lease.endDate : today)
  const [reason, setReason] = useState('')
  const { error, isBusy, start } = useAction()

  const hasReason = reason.trim().length >= shortestReason
  const isComplete = (!move.dateLabel || isCalendarDate(date)) && (!move.needsReason || hasReason)
  const submit = (): void =>
    start(async () => {
      const body = move.dateLabel ? { date, ...(move.needsReason && { reason: reason.trim() }) } : {}
      const { status, endDate } = await apiRequest<MovedLease>({
        method: 'POST',
        path: `/contracts/${id}/${move.action}`,
        body,
      })
      onMoved({ status, endDate })
      toast.success(move.done)
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isComplete} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : move.label}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isComplete && submit()}
      title={leaseTitle(move.label, lease)}
    >
      <p>{move.explanation}</p>
      {move.dateLabel && (
        <Labelled htmlFor="lease-move-date" label={move.dateLabel}>
          <input id="lease-move-date" onChange={({ target }) => setDate(target.value)} type="date" value={date} />
        </Labelled>
      )}
      {move.needsReason && (
        <Labelled hint="Goes into the audit log." htmlFor="lease-move-reason" label="Reason">
          <textarea
            id="lease-move-reason"
            maxLength={500}
            onChange={({ target }) => setReason(target.value)}
            rows={3}
            value={reason}
          />
        </Labelled>
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
