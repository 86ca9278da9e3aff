'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ChangeMeterDialog } from './ChangeMeterDialog.tsx'
import { EstimateDialog } from './EstimateDialog.tsx'
import type { MeterRow } from './meter-row.ts'
import { ReadingDialog } from './ReadingDialog.tsx'

type Open = 'read' | 'estimate' | 'replace' | 'remove'

/** What can be done with a meter that is in its place. */
export const MeterActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const [open, setOpen] = useState<Open>()
  const [version, setVersion] = useState(0)
  const router = useRouter()
  const { data } = useApi<MeterRow>(id ? `/meters/${id}?depth=0` : null, version)
  if (!data || data.status !== 'active' || data.deletedAt) return <div className="fh-actions" />
  const canRead = can('property.readings.create')
  const canChange = can('property.meters.update')
  const onDone = (): void => {
    setVersion((count) => count + 1)
    live.bumpVersion()
    router.refresh()
  }
  const close = (): void => setOpen(undefined)
  const button = (key: Open, label: string, isMain = false) => (
    <Button
      buttonStyle={isMain ? 'primary' : 'secondary'}
      disabled={isModified}
      margin={false}
      onClick={() => setOpen(key)}
      size="small"
      tooltip={isModified ? 'Save the changes first' : undefined}
      type="button"
    >
      {label}
    </Button>
  )
  return (
    <div className="fh-actions">
      {canRead && button('read', 'Enter a reading', true)}
      {canRead && button('estimate', 'Estimate')}
      {canChange && button('replace', 'Replace')}
      {canChange && button('remove', 'Remove')}
      {open === 'read' && <ReadingDialog meter={data} onClose={close} onDone={onDone} />}
      {open === 'estimate' && <EstimateDialog meter={data} onClose={close} onDone={onDone} />}
      {(open === 'replace' || open === 'remove') && (
        <ChangeMeterDialog kind={open} meter={data} onClose={close} onDone={onDone} />
      )}
    </div>
  )
}
