'use client'

import { useId, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type RateDialogProps = { request: { id: string; number?: string }; onRated: () => void; onClose: () => void }

const grades = ['1: not at all', '2: hardly', '3: so so', '4: satisfied', '5: very satisfied']

/** What whoever reported it says about the work, written down by staff. */
export const RateDialog = ({ request, onRated, onClose }: RateDialogProps) => {
  const id = useId()
  const [satisfaction, setSatisfaction] = useState('')
  const [note, setNote] = useState('')
  const confirm = async (): Promise<void> => {
    const body = { satisfaction: Number(satisfaction), ...(note.trim() && { note: note.trim() }) }
    await apiRequest({ method: 'POST', path: `/maintenance-requests/${request.id}/rate`, body })
    onRated()
  }
  return (
    <ConfirmDialog
      done="The satisfaction is noted."
      isComplete={satisfaction !== ''}
      label="Save"
      onClose={onClose}
      onConfirm={confirm}
      title={`Satisfaction: ${request.number ?? ''}`}
    >
      <p>How satisfied is whoever reported it? This is noted once.</p>
      <Labelled htmlFor={`${id}-grade`} label="Satisfaction">
        <select id={`${id}-grade`} onChange={({ target }) => setSatisfaction(target.value)} value={satisfaction}>
          <option value="">Choose</option>
          {grades.map((grade, index) => (
            <option key={grade} value={index + 1}>
              {grade}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled htmlFor={`${id}-note`} label="In his words">
        <input
          id={`${id}-note`}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
          type="text"
          value={note}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
