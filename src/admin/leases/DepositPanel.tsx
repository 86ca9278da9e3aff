'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { SettlementState } from '../../services/inspections/read-settlement.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { SettledLines } from '../deposits/SettledLines.tsx'
import { SettleDialog } from '../deposits/SettleDialog.tsx'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { SettlementLines } from './SettlementLines.tsx'

/** What would become of the deposit of a lease that ends or has ended; what became of it once it is settled. */
export const DepositPanel = () => {
  const { id, data: lease } = useDocumentInfo()
  const { can } = usePermissions()
  const [isSettling, setIsSettling] = useState(false)
  const adminRoute = useConfig().config.routes.admin
  const isOver = ['ended', 'terminated'].includes(String(lease?.status))
  const { data, error, reload } = useApi<SettlementState>(
    id && (isOver || lease?.status === 'notice') && can('contracts.inspections.view')
      ? `/contracts/${id}/deposit-settlement`
      : null,
    useLiveVersion(),
  )
  if (!data) return <ErrorNote error={error} />
  if (data.settled) {
    return (
      <section aria-label="Deposit" className="fh-panel">
        <SettledLines settled={data.settled} />
      </section>
    )
  }
  const canInspect = !data.inspection && can('contracts.inspections.create')
  const canSettle = isOver && can('finance.deposits.settle')
  return (
    <section aria-label="Deposit" className="fh-panel">
      <SettlementLines settlement={data} />
      {(canInspect || canSettle) && (
        <div className="fh-panel__foot fh-actions">
          {canInspect && (
            <Button el="link" margin={false} size="small" to={`${adminRoute}/collections/inspections/create`}>
              Inspect the unit
            </Button>
          )}
          {canSettle && (
            <Button margin={false} onClick={() => setIsSettling(true)} size="small" type="button">
              Settle the deposit
            </Button>
          )}
        </div>
      )}
      {isSettling && (
        <SettleDialog
          deposit={{ contract: data.contract, currency: data.currency, number: String(lease?.number ?? '') }}
          onClose={() => setIsSettling(false)}
          onSettled={reload}
        />
      )}
    </section>
  )
}
