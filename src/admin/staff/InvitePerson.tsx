'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { InvitationButtons } from './InvitationButtons.tsx'
import { InvitePersonDialog } from './InvitePersonDialog.tsx'
import { portalKinds } from './portal-kinds.ts'
import { useLatestInvitation } from './use-latest-invitation.ts'

type Person = {
  id: string
  name: string
  email?: string | null
  user?: string | null
  deletedAt?: string | null
  isOwner?: boolean | null
  isTenant?: boolean | null
  isAgent?: boolean | null
}

/** The way of an owner, a tenant or an agent to a log-in of his own. */
export const InvitePerson = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const [isOpen, setIsOpen] = useState(false)
  const [version, setVersion] = useState(0)
  const router = useRouter()
  const mayInvite = Boolean(id) && can('people.people.invite')
  const person = useApi<Person>(
    mayInvite ? `/people/${id}?depth=0&joins=false` : null,
    `${version} ${String(savedDocumentData?.updatedAt)}`,
  ).data
  const isOffered = person && !person.user && !person.deletedAt && person.email && portalKinds(person).length > 0
  const { invitation } = useLatestInvitation(
    'person',
    isOffered && can('settings.staff.view') ? person.id : undefined,
    version,
  )

  const onMoved = (): void => {
    setVersion((count) => count + 1)
    router.refresh()
  }
  if (!isOffered) return <div className="fh-actions" />
  const isPending = invitation?.status === 'pending'
  return (
    <div className="fh-actions">
      {isPending ? (
        <>
          <span className="fh-quiet">Invited to the portal</span>
          <InvitationButtons invitation={invitation} isDisabled={isModified} onMoved={onMoved} />
        </>
      ) : (
        <Button
          disabled={isModified}
          margin={false}
          onClick={() => setIsOpen(true)}
          size="small"
          tooltip={isModified ? 'Save the changes first' : undefined}
          type="button"
        >
          Invite to the portal
        </Button>
      )}
      {isOpen && (
        <InvitePersonDialog
          kinds={portalKinds(person)}
          onClose={() => setIsOpen(false)}
          onInvited={onMoved}
          person={{ id: person.id, name: person.name, email: person.email ?? '' }}
        />
      )}
    </div>
  )
}
