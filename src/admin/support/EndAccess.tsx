'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useNow } from '../ui/use-now.ts'
import { grantState } from './grant-state.ts'

export type Grant = { id: string; operatorEmail?: string; expiresAt?: string | null; revokedAt?: string | null }

type EndAccessProps = { grant: Grant; isInRow?: boolean; onEnded?: () => void }

/** How a grant stands, and the way to end it. */
export const EndAccess = ({ grant, isInRow, onEnded }: EndAccessProps) => {
  const { can } = usePermissions()
  const now = useNow()
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  if (now === undefined) return null
  const { text, tone, isOpen: isGranted } = grantState(grant, now)
  const isOffered = isGranted && can('settings.support.grant')
  const end = async (): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/support-grants/${grant.id}/revoke` })
    onEnded?.()
    router.refresh()
  }
  return (
    <>
      <StatusBadge text={text} tone={tone} />
      {isOffered && isInRow && (
        <button className="fh-link" onClick={() => setIsOpen(true)} type="button">
          End now
        </button>
      )}
      {isOffered && !isInRow && (
        <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
          End now
        </Button>
      )}
      {isOpen && (
        <ConfirmDialog
          done="Support access has ended."
          label="End now"
          onClose={() => setIsOpen(false)}
          onConfirm={end}
          title={`End support access: ${grant.operatorEmail ?? ''}`}
        >
          <p>The operator sees nothing of this company from the next click on.</p>
        </ConfirmDialog>
      )}
    </>
  )
}
