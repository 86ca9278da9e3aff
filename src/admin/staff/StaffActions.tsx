'use client'

import { Button, useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { InvitationButtons } from './InvitationButtons.tsx'
import { StaffMoveDialog } from './StaffMoveDialog.tsx'
import { type StaffMove, staffMoves } from './staff-moves.ts'
import { useLatestInvitation } from './use-latest-invitation.ts'

type StaffRow = { id: string; name: string; email?: string; status: string; user?: string | null; deletedAt?: string }

/** What can be done with a member of the staff, by his status. */
export const StaffActions = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const [chosen, setChosen] = useState<StaffMove>()
  const [version, setVersion] = useState(0)
  const router = useRouter()
  const { data } = useApi<StaffRow>(id ? `/staff/${id}?depth=0` : null, version)
  const isInvited = data?.status === 'invited'
  const { invitation } = useLatestInvitation('staff', isInvited ? data.id : undefined, version)
  if (!data || data.deletedAt) return <div className="fh-actions" />

  const onMoved = (): void => {
    setVersion((count) => count + 1)
    live.bumpVersion()
    router.refresh()
  }
  const moves = staffMoves(data).filter(({ key }) =>
    can(key === 'invite' ? 'settings.staff.create' : 'settings.staff.update'),
  )
  return (
    <div className="fh-actions">
      {isInvited && invitation && (
        // Whoever is no longer to come is withdrawn, which ends the link too.
        <InvitationButtons invitation={invitation} isDisabled={isModified} onMoved={onMoved} without="revoke" />
      )}
      {moves.map((move) => (
        <Button
          buttonStyle={move.key === 'restore' || move.key === 'invite' ? 'primary' : 'secondary'}
          disabled={isModified}
          key={move.key}
          margin={false}
          onClick={() => setChosen(move)}
          size="small"
          tooltip={isModified ? 'Save the changes first' : undefined}
          type="button"
        >
          {move.label}
        </Button>
      ))}
      {chosen && (
        <StaffMoveDialog
          member={{ ...data, isOneself: Boolean(user && data.user === user.id) }}
          move={chosen}
          onClose={() => setChosen(undefined)}
          onMoved={onMoved}
        />
      )}
    </div>
  )
}
