'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { InvitationDialog } from './InvitationDialog.tsx'
import { invitationMoves, type InvitationMove, movesOfInvitation } from './invitation-moves.ts'
import type { Invitation } from './use-latest-invitation.ts'

type InvitationButtonsProps = {
  invitation: Pick<Invitation, 'id' | 'email' | 'kind' | 'status'>
  /** leaves a move out that the page offers in another way */
  without?: InvitationMove
  /** as links in a row of a list */
  isInRow?: boolean
  isDisabled?: boolean
  onMoved?: () => void
}

/** Resend and revoke, as far as the invitation's status and the user's permissions allow. */
export const InvitationButtons = ({ invitation, without, isInRow, isDisabled, onMoved }: InvitationButtonsProps) => {
  const { can } = usePermissions()
  const [chosen, setChosen] = useState<InvitationMove>()
  const router = useRouter()
  const isAllowed = can(invitation.kind === 'staff' ? 'settings.staff.create' : 'people.people.invite')
  if (!isAllowed) return null

  return (
    <>
      {movesOfInvitation(invitation.status)
        .filter((move) => move !== without)
        .map((move) =>
          isInRow ? (
            <button className="fh-link" key={move} onClick={() => setChosen(move)} type="button">
              {invitationMoves[move].label}
            </button>
          ) : (
            <Button
              buttonStyle={move === 'resend' ? 'primary' : 'secondary'}
              disabled={isDisabled}
              key={move}
              margin={false}
              onClick={() => setChosen(move)}
              size="small"
              type="button"
            >
              {invitationMoves[move].label} invitation
            </Button>
          ),
        )}
      {chosen && (
        <InvitationDialog
          invitation={invitation}
          move={chosen}
          onClose={() => setChosen(undefined)}
          onMoved={() => {
            onMoved?.()
            router.refresh()
          }}
        />
      )}
    </>
  )
}
