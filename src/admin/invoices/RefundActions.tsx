'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { RefundView } from '../../services/refunds/refund-view.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { PayDialog } from '../payouts/PayDialog.tsx'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { type RefundMove, refundMoves } from './refund-moves.ts'

/** What can be done with a refund, by its status and the user's rights. */
export const RefundActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<RefundMove>()
  const [version, setVersion] = useState(0)
  const { data } = useApi<RefundView>(id ? `/finance/refunds/${id}` : null, `${version} ${useLiveVersion()}`)
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
    await apiRequest({ method: 'POST', path: `/finance/refunds/${data.id}/${chosen.key}`, body })
    refresh()
  }
  return (
    <div className="fh-actions">
      {refundMoves(data.status)
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
      {chosen?.key === 'pay' && (
        <PayDialog
          currency={data.currency}
          leftMinor={data.amountMinor}
          onClose={close}
          onPaid={refresh}
          path={`/finance/refunds/${data.id}/pay`}
          person={data.person}
          title={`Pay ${data.number}`}
        />
      )}
      {chosen && chosen.key !== 'pay' && (
        <ConfirmDialog
          done={chosen.done}
          label={chosen.label}
          needsReason={chosen.needsReason}
          onClose={close}
          onConfirm={confirm}
          title={`${chosen.label}: ${data.number}`}
        >
          <p>
            <strong>{amountText(data.amountMinor, data.currency)}</strong>, {data.reason}
          </p>
          <p>{chosen.explanation}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
