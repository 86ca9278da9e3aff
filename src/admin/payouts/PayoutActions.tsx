'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PayoutView } from '../../services/payouts/payout-view.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { PayDialog } from './PayDialog.tsx'
import { type PayoutMove, payoutMoves } from './payout-moves.ts'

/** What can be done with an owner statement, by its status and the user's rights. */
export const PayoutActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<PayoutMove>()
  const [version, setVersion] = useState(0)
  const { data } = useApi<PayoutView>(id ? `/finance/payouts/${id}` : null, `${version} ${useLiveVersion()}`)
  if (!data) return <div className="fh-actions" />
  const close = (): void => setChosen(undefined)
  const refresh = (): void => {
    setVersion((count) => count + 1)
    live.bumpVersion()
    router.refresh()
  }
  const confirm = async (reason: string): Promise<void> => {
    if (!chosen) return
    const body = chosen.needsReason ? { reason } : {}
    await apiRequest({ method: 'POST', path: `/finance/payouts/${data.id}/${chosen.key}`, body })
    refresh()
  }
  return (
    <div className="fh-actions">
      {payoutMoves(data.status)
        .filter(({ permission }) => can(permission))
        .map((move) => (
          <Button
            buttonStyle={move.isMain ? 'primary' : 'secondary'}
            key={move.key}
            margin={false}
            onClick={() => setChosen(move)}
            size="small"
            type="button"
          >
            {move.label}
          </Button>
        ))}
      {chosen?.key === 'disburse' && (
        <PayDialog
          currency={data.currency}
          leftMinor={data.leftMinor}
          mayPayPart
          onClose={close}
          onPaid={refresh}
          path={`/finance/payouts/${data.id}/disburse`}
          person={data.person.id}
          title={`Pay ${data.number}`}
        />
      )}
      {chosen && chosen.key !== 'disburse' && (
        <ConfirmDialog
          done={chosen.done}
          label={chosen.label}
          needsReason={chosen.needsReason}
          onClose={close}
          onConfirm={confirm}
          title={`${chosen.label}: ${data.number}`}
        >
          <p>
            {data.person.name}, <strong>{amountText(data.netMinor, data.currency)}</strong>
          </p>
          <p>{chosen.explanation}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
