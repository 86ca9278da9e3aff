'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import type { ParkingSlotView } from '../../services/parking/project-parking.ts'
import { apiRequest } from '../api/request.ts'
import { dateText } from '../text/date.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

type ReleaseDialogProps = {
  slot: string
  assignment: NonNullable<ParkingSlotView['assignment']>
  onClose: () => void
  onDone: () => void
}

/** Frees a slot, or all that the unit has. */
export const ReleaseDialog = ({ slot, assignment, onClose, onDone }: ReleaseDialogProps) => {
  const adminRoute = useConfig().config.routes.admin
  const [date, setDate] = useState(useToday())
  const [isAll, setIsAll] = useState(false)
  const confirm = async (): Promise<void> => {
    if (isAll) {
      await apiRequest({ method: 'POST', path: '/parking/release-unit', body: { unit: assignment.unit, date } })
    } else {
      await apiRequest({ method: 'POST', path: `/parking/${assignment.id}/release`, body: { date } })
    }
    onDone()
  }
  return (
    <ConfirmDialog
      done={isAll ? 'The slots are free.' : 'The slot is free.'}
      isComplete={date !== ''}
      label="Release"
      onClose={onClose}
      onConfirm={confirm}
      title={`Release ${slot}`}
    >
      <p>
        Unit{' '}
        <Link href={`${adminRoute}/collections/units/${assignment.unit}`} prefetch={false}>
          {assignment.identifier}
        </Link>{' '}
        parks here since {dateText(assignment.fromDate)}.
        {assignment.projectService && ' Its fee ends or shrinks with the slot.'}
      </p>
      <Labelled htmlFor="release-date" label="Last day">
        <input
          id="release-date"
          min={assignment.fromDate}
          onChange={({ target }) => setDate(target.value)}
          type="date"
          value={date}
        />
      </Labelled>
      <label className="fh-places__box">
        <input checked={isAll} onChange={({ target }) => setIsAll(target.checked)} type="checkbox" />
        <span>All slots of the unit</span>
      </label>
    </ConfirmDialog>
  )
}
