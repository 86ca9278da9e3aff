'use client'

import { Button, Link, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { PenaltyForm } from './PenaltyForm.tsx'
import { PenaltyRunDialog } from './PenaltyRunDialog.tsx'

/** Above the list of penalties: waivers that wait, the run, and charging one by hand. */
export const PenaltiesTools = () => {
  const { can } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin
  const [open, setOpen] = useState<'run' | 'charge'>()
  const version = useLiveVersion()
  const mayView = can('finance.penalties.view') && !isInDrawer
  const { data } = useApi<{ waiversWaiting: number }>(mayView ? '/finance/penalties/statistics' : null, version)
  if (isInDrawer) return null
  const waiting = data?.waiversWaiting ?? 0
  const close = (): void => setOpen(undefined)
  return (
    <div className="fh-list-actions">
      {waiting > 0 && (
        <Link
          href={`${adminRoute}/collections/penalty-waivers?where[status][equals]=pending_approval`}
          prefetch={false}
        >
          {waiting === 1 ? 'One waiver waits for approval' : `${waiting} waivers wait for approval`}
        </Link>
      )}
      {can('finance.penalties.view') && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('run')} size="small" type="button">
          Bring up to date
        </Button>
      )}
      {can('finance.penalties.create') && (
        <Button margin={false} onClick={() => setOpen('charge')} size="small" type="button">
          Charge a penalty
        </Button>
      )}
      {open === 'run' && <PenaltyRunDialog canRun={can('finance.penalties.create')} onClose={close} />}
      {open === 'charge' && <PenaltyForm onClose={close} onDone={() => router.refresh()} />}
    </div>
  )
}
