'use client'

import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { invitationMoves, type InvitationMove } from './invitation-moves.ts'
import type { Invitation } from './use-latest-invitation.ts'

type InvitationDialogProps = {
  invitation: Pick<Invitation, 'id' | 'email'>
  move: InvitationMove
  onClose: () => void
  onMoved: () => void
}

/** Sends an invitation again, or ends it. */
export const InvitationDialog = ({ invitation, move, onClose, onMoved }: InvitationDialogProps) => {
  const { label, explanation, done } = invitationMoves[move]
  const confirm = async (): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/invitations/${invitation.id}/${move}` })
    onMoved()
  }
  return (
    <ConfirmDialog
      done={done}
      label={label}
      onClose={onClose}
      onConfirm={confirm}
      title={`${label}: ${invitation.email}`}
    >
      <p>{explanation}</p>
    </ConfirmDialog>
  )
}
