'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { AllocateDialog } from './AllocateDialog.tsx'
import { type PaymentMove, paymentMoves } from './payment-moves.ts'
import { PaymentMoveDialog } from './PaymentMoveDialog.tsx'
import { ReceiptDialog } from './ReceiptDialog.tsx'

/** The receipt, and what can be done with a payment as it stands. */
export const PaymentActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const [chosen, setChosen] = useState<PaymentMove>()
  const [showsReceipt, setShowsReceipt] = useState(false)
  const [version, setVersion] = useState(0)
  const router = useRouter()
  const { data } = useApi<PaymentView>(id ? `/finance/payments/${id}/receipt` : null, `${version} ${useLiveVersion()}`)
  if (!data) return <div className="fh-actions" />
  const onDone = (): void => {
    setVersion((count) => count + 1)
    live.bumpVersion()
    router.refresh()
  }
  const close = (): void => setChosen(undefined)
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" margin={false} onClick={() => setShowsReceipt(true)} size="small" type="button">
        Receipt
      </Button>
      {paymentMoves(data)
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
      {showsReceipt && <ReceiptDialog onClose={() => setShowsReceipt(false)} payment={data} />}
      {chosen?.key === 'allocate' && <AllocateDialog onClose={close} onDone={onDone} payment={data} />}
      {chosen && chosen.key !== 'allocate' && (
        <PaymentMoveDialog move={chosen} onClose={close} onDone={onDone} payment={data} />
      )}
    </div>
  )
}
