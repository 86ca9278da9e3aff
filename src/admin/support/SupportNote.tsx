'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { GrantDialog } from './GrantDialog.tsx'

/** What support access is, with the way to grant it. */
export const SupportNote = () => {
  const { can } = usePermissions()
  const [isOpen, setIsOpen] = useState(false)
  const router = useRouter()
  return (
    <div className="fh-note">
      <p>
        Nobody of the platform sees what is in this company, unless you let a named operator look, for some hours and a
        reason. He can look and change nothing; each page he opens goes into your audit log.
      </p>
      <div className="fh-list-actions">
        {can('settings.support.grant') && (
          <Button margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
            Grant access
          </Button>
        )}
      </div>
      {isOpen && <GrantDialog onClose={() => setIsOpen(false)} onGranted={() => router.refresh()} />}
    </div>
  )
}
