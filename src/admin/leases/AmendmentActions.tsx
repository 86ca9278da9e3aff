'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { idOf } from '../../services/id-of.ts'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

const decisions = {
  approve: {
    label: 'Approve',
    text: 'The new terms count from their day on, at once when it has come.',
    done: 'Approved.',
  },
  reject: { label: 'Reject', text: 'The terms stay as they are.', done: 'Rejected.' },
} as const

/** Approving and rejecting a change of terms, for somebody else than who proposed it. */
export const AmendmentActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { user } = useAuth()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<keyof typeof decisions>()
  if (!id || data?.status !== 'proposed' || !can('contracts.amendments.approve')) return <div className="fh-actions" />
  const isOwn = Boolean(user) && idOf(data.proposedBy) === user?.id
  return (
    <div className="fh-actions">
      {(['approve', 'reject'] as const).map((key) => (
        <Button
          buttonStyle={key === 'approve' ? 'primary' : 'secondary'}
          disabled={isOwn && key === 'approve'}
          key={key}
          margin={false}
          onClick={() => setChosen(key)}
          size="small"
          tooltip={isOwn && key === 'approve' ? 'Somebody else approves what you proposed' : undefined}
          type="button"
        >
          {decisions[key].label}
        </Button>
      ))}
      {chosen && (
        <ConfirmDialog
          done={decisions[chosen].done}
          label={decisions[chosen].label}
          needsReason={chosen === 'reject'}
          onClose={() => setChosen(undefined)}
          onConfirm={async (reason) => {
            const { status } = await apiRequest<{ status: string }>({
              method: 'POST',
              path: `/contract-amendments/${id}/${chosen}`,
              body: reason ? { reason } : {},
            })
            setData({ ...data, status })
            live.bumpVersion()
            router.refresh()
          }}
          title={`${decisions[chosen].label} the change of terms`}
        >
          <p>{decisions[chosen].text}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
