'use client'

import { Button, toast, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { DisbursementView } from '../../services/disbursements/disbursement-view.ts'
import { apiRequest } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAction } from '../actions/use-action.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { amountText } from '../text/amount.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Move = 'book' | 'dismiss'

const words: Record<Move, { label: string; done: string; explanation: string }> = {
  book: {
    label: 'Book it',
    done: 'The payment is in the books.',
    explanation:
      'The gateway is asked once more and its amount counts. What goes beyond the document is owed back by the payee.',
  },
  dismiss: {
    label: 'Set aside',
    done: 'The payment was set aside.',
    explanation: 'Nothing left, or the sign means nothing. A payment that was still open may be tried again.',
  },
}

const live = ['created', 'submitting', 'submitted', 'unknown']

/** Asks the gateway about a payment, and settles what is unclear about it. */
export const DisbursementActions = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const [chosen, setChosen] = useState<Move>()
  const [version, setVersion] = useState(0)
  const { error, isBusy, start } = useAction()
  const { data } = useApi<DisbursementView>(
    id ? `/finance/disbursements/${id}` : null,
    `${version} ${useLiveVersion()}`,
  )
  if (!data) return <div className="fh-actions" />
  const refresh = (): void => {
    setVersion((count) => count + 1)
    router.refresh()
  }
  const check = (): void =>
    start(async () => {
      const found = await apiRequest<DisbursementView>({
        method: 'POST',
        path: `/finance/disbursements/${data.id}/check`,
      })
      toast.success(live.includes(found.status) ? 'The gateway has no result yet.' : 'The gateway gave its result.')
      refresh()
    })
  const settle = async (reason: string): Promise<void> => {
    await apiRequest({
      method: 'POST',
      path: `/finance/disbursements/${data.id}/resolve`,
      body: { action: chosen, reason },
    })
    refresh()
  }
  const maySettle = data.reviewReason !== null && can('finance.disbursements.resolve')
  return (
    <div className="fh-actions">
      {live.includes(data.status) && (
        <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={check} size="small" type="button">
          {isBusy ? 'Asking…' : 'Ask the gateway'}
        </Button>
      )}
      {maySettle && data.reviewReason !== 'unconfirmed' && (
        <Button margin={false} onClick={() => setChosen('book')} size="small" type="button">
          {words.book.label}
        </Button>
      )}
      {maySettle && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setChosen('dismiss')} size="small" type="button">
          {words.dismiss.label}
        </Button>
      )}
      <ErrorNote error={error} />
      {chosen && (
        <ConfirmDialog
          done={words[chosen].done}
          label={words[chosen].label}
          needsReason
          onClose={() => setChosen(undefined)}
          onConfirm={settle}
          title={`${words[chosen].label}: ${data.reference}`}
        >
          <p>
            <strong>{amountText(data.amountMinor, data.currency)}</strong>
            {data.failureReason && `. ${data.failureReason}`}
          </p>
          <p>{words[chosen].explanation}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
