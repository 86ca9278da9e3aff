'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { InvitationButtons } from './InvitationButtons.tsx'
import type { Invitation } from './use-latest-invitation.ts'

/** Resend and revoke on the page of an invitation. */
export const InvitationActions = () => {
  const { id } = useDocumentInfo()
  const [version, setVersion] = useState(0)
  const { data } = useApi<Invitation>(id ? `/invitations/${id}?depth=0` : null, version)
  return (
    <div className="fh-actions">
      {data && <InvitationButtons invitation={data} onMoved={() => setVersion((count) => count + 1)} />}
    </div>
  )
}
