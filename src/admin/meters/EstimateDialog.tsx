'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'
import type { MeterRow } from './meter-row.ts'

type EstimateDialogProps = { meter: MeterRow; onClose: () => void; onDone: () => void }

/** Records what the meter probably shows. */
export const EstimateDialog = ({ meter, onClose, onDone }: EstimateDialogProps) => {
  const today = useToday()
  const [date, setDate] = useState(today)
  const confirm = async (): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/meters/${meter.id}/estimate`, body: { date } })
    onDone()
  }
  return (
    <ConfirmDialog
      done="The estimate is recorded."
      isComplete={date !== ''}
      label="Estimate"
      onClose={onClose}
      onConfirm={confirm}
      title={`Estimate ${meter.identifier}`}
    >
      <p>
        For a day on which nobody could read it: the average of its last readings goes on. The next reading corrects it.
      </p>
      <Labelled htmlFor="estimate-date" label="Day">
        <input
          id="estimate-date"
          max={today}
          onChange={({ target }) => setDate(target.value)}
          type="date"
          value={date}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
