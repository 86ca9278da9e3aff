'use client'

import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import type { StaffMove } from './staff-moves.ts'

export type Member = { id: string; name?: string; email?: string; isOneself: boolean }

type StaffMoveDialogProps = { member: Member; move: StaffMove; onClose: () => void; onMoved: () => void }

/** What a move of a member means, why it is done, and, when he leaves, who takes over. */
export const StaffMoveDialog = ({ member, move, onClose, onMoved }: StaffMoveDialogProps) => {
  const [handOverTo, setHandOverTo] = useState('')
  const isLeave = move.key === 'leave'
  const colleagues = useApi<{ docs: { id: string; name: string }[] }>(
    isLeave
      ? `/staff?where[status][equals]=active&where[id][not_equals]=${member.id}&depth=0&limit=200&sort=name&select[name]=true`
      : null,
  )

  const confirm = async (reason: string): Promise<void> => {
    if (move.key === 'invite') {
      await apiRequest({ method: 'POST', path: '/staff/invite', body: { name: member.name, email: member.email } })
    } else {
      const action = move.key === 'withdraw' ? 'leave' : move.key
      const body = { reason, ...(handOverTo && { handOverTo }) }
      await apiRequest({ method: 'POST', path: `/staff/${member.id}/${action}`, body })
    }
    onMoved()
  }

  return (
    <ConfirmDialog
      done={move.done}
      label={move.label}
      needsReason={move.key !== 'invite'}
      onClose={onClose}
      onConfirm={confirm}
      title={`${move.label}${member.name ? `: ${member.name}` : ''}`}
    >
      <p>{move.explanation}</p>
      {member.isOneself && <p className="fh-warning">This is you: you lose your own access to this company.</p>}
      {isLeave && (
        <Labelled
          hint="Without a colleague, what is open belongs to nobody for now."
          htmlFor="staff-hand-over"
          label="Open tasks go to"
        >
          <select
            aria-describedby="staff-hand-over-hint"
            id="staff-hand-over"
            onChange={({ target }) => setHandOverTo(target.value)}
            value={handOverTo}
          >
            <option value="">Nobody</option>
            {(colleagues.data?.docs ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Labelled>
      )}
    </ConfirmDialog>
  )
}
