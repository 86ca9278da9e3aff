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
import { VersionDialog } from './VersionDialog.tsx'

type Policy = { id: string; name: string; status: string }

/** A new version of a policy, and its end. */
export const PolicyActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [open, setOpen] = useState<'version' | 'retire'>()
  const { data } = useApi<Policy>(id ? `/penalty-policies/${id}?depth=0` : null, useLiveVersion())
  if (data?.status !== 'active' || !can('settings.penalties.update')) return <div className="fh-actions" />
  const onDone = (): void => {
    live.bumpVersion()
    router.refresh()
  }
  const close = (): void => setOpen(undefined)
  return (
    <div className="fh-actions">
      <Button margin={false} onClick={() => setOpen('version')} size="small" type="button">
        New version
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('retire')} size="small" type="button">
        Retire
      </Button>
      {open === 'version' && <VersionDialog onClose={close} onDone={onDone} policy={data.id} />}
      {open === 'retire' && (
        <ConfirmDialog
          done="The policy is retired."
          label="Retire"
          onClose={close}
          onConfirm={async () => {
            await apiRequest({ method: 'POST', path: `/finance/penalty-policies/${data.id}/retire` })
            onDone()
          }}
          title={`Retire ${data.name}`}
        >
          <p>It charges no more from now on. What it has charged stays, and is neither raised nor corrected.</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
