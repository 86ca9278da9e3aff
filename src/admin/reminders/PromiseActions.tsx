'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

/** Takes a promise back. */
export const PromiseActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { data } = useApi<{ status: string }>(id ? `/payment-promises/${id}?depth=0` : null, useLiveVersion())
  if (data?.status !== 'open' || !can('finance.reminders.update')) return <div className="fh-actions" />
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
        Take back
      </Button>
      {isOpen && (
        <ConfirmDialog
          done="The promise is taken back."
          label="Take back"
          onClose={() => setIsOpen(false)}
          onConfirm={async () => {
            await apiRequest({ method: 'POST', path: `/finance/promises/${id}/withdraw` })
            live.bumpVersion()
            router.refresh()
          }}
          title="Take the promise back"
        >
          <p>The reminders go on from the next step of the ladder.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
