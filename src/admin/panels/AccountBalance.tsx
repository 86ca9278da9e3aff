'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'

const creditTypes = ['liability', 'equity', 'income']

/** The balance of a ledger account, on the side that its type grows. */
export const AccountBalance = () => {
  const { id, data } = useDocumentInfo()
  const path = id ? `/finance/ledger?account=${encodeURIComponent(String(id))}&limit=1` : null
  const { data: ledger, error } = useApi<{ balanceMinor: number }>(path, useLiveVersion())
  const growsByCredit = creditTypes.includes(String(data?.type))
  const balance = ledger && (growsByCredit ? -ledger.balanceMinor : ledger.balanceMinor)
  return (
    <div className="fh-panel fh-balance">
      <span className="fh-quiet">Balance ({growsByCredit ? 'credit' : 'debit'})</span>
      <span className="fh-figure">
        {balance === undefined ? (
          <span className="fh-skeleton" />
        ) : (
          <Amount currency={data?.currency} minor={balance || 0} />
        )}
      </span>
      <ErrorNote error={error} />
    </div>
  )
}
