'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { DecisionButtons } from './DecisionButtons.tsx'
import { checkDecisions } from './decisions.ts'

/** Approve and reject on the page of a check; whoever handed it in sees why he may not. */
export const CheckActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { user } = useAuth()
  const { can } = usePermissions()
  const router = useRouter()
  const isPending = savedDocumentData?.status === 'pending'
  if (!id || !isPending || !can('people.verification.approve')) return <div className="fh-actions" />
  const submittedBy: unknown = savedDocumentData?.submittedBy
  const submitter = typeof submittedBy === 'object' && submittedBy ? (submittedBy as { id?: unknown }).id : submittedBy
  if (user && submitter === user.id)
    return <div className="fh-actions fh-quiet">You handed this in: somebody else reviews it.</div>
  const onDone = (): void => {
    live.bumpVersion()
    router.refresh()
  }
  return (
    <div className="fh-actions">
      <DecisionButtons decisions={Object.values(checkDecisions)} onDone={onDone} path={`/identity-checks/${id}`} />
    </div>
  )
}
