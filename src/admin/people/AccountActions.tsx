'use client'

import { useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { DecisionButtons } from './DecisionButtons.tsx'
import { accountDecisions } from './decisions.ts'

type Account = { id: string; status: string; changedBy?: string | null; deletedAt?: string | null }

/** Verify and reject on the page of a payment account; whoever changed it sees why he may not. */
export const AccountActions = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { user } = useAuth()
  const { can } = usePermissions()
  const isModified = useFormModified()
  const router = useRouter()
  const [version, setVersion] = useState(0)
  const { data } = useApi<Account>(
    id && can('people.accounts.update') ? `/payment-accounts/${id}?depth=0` : null,
    `${version} ${String(savedDocumentData?.updatedAt)}`,
  )
  if (!data || data.deletedAt || data.status === 'rejected') return <div className="fh-actions" />
  if (user && data.changedBy === user.id && data.status === 'unverified')
    return <div className="fh-actions fh-quiet">You changed this account: somebody else verifies it.</div>
  const { verify, reject } = accountDecisions
  return (
    <div className="fh-actions">
      <DecisionButtons
        decisions={data.status === 'unverified' ? [verify, reject] : [reject]}
        isDisabled={isModified}
        onDone={() => {
          setVersion((count) => count + 1)
          router.refresh()
        }}
        path={`/payment-accounts/${data.id}`}
      />
    </div>
  )
}
