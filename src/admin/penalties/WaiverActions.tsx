'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

type Waiver = { id: string; status: string; amountMinor: number; currency: string; reason: string }
type Decision = 'approve' | 'reject'

/** Approves or refuses a waiver that waits. */
export const WaiverActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [decision, setDecision] = useState<Decision>()
  const { data } = useApi<Waiver>(id ? `/penalty-waivers/${id}?depth=0` : null, useLiveVersion())
  if (data?.status !== 'pending_approval' || !can('finance.penalties.waive')) return <div className="fh-actions" />
  const decide = async (reason: string): Promise<void> => {
    const body = decision === 'reject' ? { reason } : undefined
    await apiRequest({ method: 'POST', path: `/finance/penalty-waivers/${data.id}/${decision}`, body })
    live.bumpVersion()
    router.refresh()
  }
  return (
    <div className="fh-actions">
      <Button margin={false} onClick={() => setDecision('approve')} size="small" type="button">
        Approve
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={() => setDecision('reject')} size="small" type="button">
        Refuse
      </Button>
      {decision && (
        <ConfirmDialog
          done={decision === 'approve' ? 'The waiver is approved.' : 'The waiver is refused.'}
          label={decision === 'approve' ? 'Approve' : 'Refuse'}
          needsReason={decision === 'reject'}
          onClose={() => setDecision(undefined)}
          onConfirm={decide}
          title={`Waive ${amountText(data.amountMinor, data.currency)}?`}
        >
          <p>Asked for because: {data.reason}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
