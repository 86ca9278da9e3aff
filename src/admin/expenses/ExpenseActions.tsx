'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ExpenseView } from '../../services/expenses/expense-view.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { PayDialog } from '../payouts/PayDialog.tsx'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { type ExpenseMove, expenseMoves } from './expense-moves.ts'

/** What can be done with an expense, by its status and the user's rights. */
export const ExpenseActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const path = useAdminPath()
  const router = useRouter()
  const [chosen, setChosen] = useState<ExpenseMove>()
  const [version, setVersion] = useState(0)
  const { data } = useApi<ExpenseView>(id ? `/finance/expenses/${id}` : null, `${version} ${useLiveVersion()}`)
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
    await apiRequest({ method: 'POST', path: `/finance/expenses/${data.id}/${chosen.key}`, body })
    refresh()
  }
  return (
    <div className="fh-actions">
      {data.underWay && (
        <Button
          buttonStyle="secondary"
          el="link"
          margin={false}
          size="small"
          to={path(`/collections/disbursements/${data.underWay}`)}
        >
          Payment under way
        </Button>
      )}
      {expenseMoves({ status: data.status, isUnderWay: Boolean(data.underWay) })
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
          leftMinor={data.leftMinor}
          mayPayPart
          onClose={close}
          onPaid={refresh}
          path={`/finance/expenses/${data.id}/pay`}
          person={data.vendor}
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
            <strong>{amountText(data.totalMinor, data.currency)}</strong>
          </p>
          <p>{chosen.explanation}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
