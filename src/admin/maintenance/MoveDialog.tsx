'use client'

import { useId, useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { readAmount } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { MaintenanceMove } from './moves.ts'

type MoveDialogProps = {
  request: { id: string; number?: string | null }
  move: MaintenanceMove
  onMoved: () => void
  onClose: () => void
}

const payers = [
  ['company', 'Ourselves'],
  ['owner', 'The owner'],
  ['tenant', 'The tenant'],
] as const

/** What a move means, why it is done where that is kept, and what the work cost once it is done. */
export const MoveDialog = ({ request, move, onMoved, onClose }: MoveDialogProps) => {
  const id = useId()
  const currency = usePermissions().me?.company?.currency ?? 'KES'
  const [cost, setCost] = useState('')
  const [chargedTo, setChargedTo] = useState('company')
  const [note, setNote] = useState('')
  const isResolve = move.action === 'resolve'
  const amount = cost.trim() ? readAmount(cost, currency) : undefined
  const problem = amount && 'problem' in amount ? String(amount.problem) : undefined

  const confirm = async (reason: string): Promise<void> => {
    const text = isResolve ? note.trim() : reason
    const body = {
      ...(text && { reason: text }),
      ...(amount && 'minor' in amount && { cost: { costMinor: amount.minor, currency, chargedTo } }),
    }
    await apiRequest({ method: 'POST', path: `/maintenance-requests/${request.id}/${move.action}`, body })
    onMoved()
  }

  return (
    <ConfirmDialog
      done={move.done}
      isComplete={!problem}
      label={move.label}
      needsReason={move.needsReason}
      onClose={onClose}
      onConfirm={confirm}
      title={`${move.label}${request.number ? `: ${request.number}` : ''}`}
    >
      <p>{move.explanation}</p>
      {isResolve && (
        <>
          <Labelled hint="Whoever reported it reads this." htmlFor={`${id}-note`} label="What was done">
            <textarea
              id={`${id}-note`}
              maxLength={500}
              onChange={({ target }) => setNote(target.value)}
              rows={2}
              value={note}
            />
          </Labelled>
          <Labelled
            hint="Leave it empty while it is not known."
            htmlFor={`${id}-cost`}
            label={`Cost (${currency})`}
            problem={problem}
          >
            <input
              id={`${id}-cost`}
              inputMode="decimal"
              onChange={({ target }) => setCost(target.value)}
              type="text"
              value={cost}
            />
          </Labelled>
          <Labelled htmlFor={`${id}-payer`} label="Paid by">
            <select id={`${id}-payer`} onChange={({ target }) => setChargedTo(target.value)} value={chargedTo}>
              {payers.map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </Labelled>
        </>
      )}
    </ConfirmDialog>
  )
}
