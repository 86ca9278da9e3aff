'use client'

import { Button, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { live } from '../live/live-store.ts'
import { readAmount } from '../text/amount.ts'
import { intentView } from '../text/intent.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { ChargeForm, type ChargeInput } from './ChargeForm.tsx'
import { IntentProgress } from './IntentProgress.tsx'
import { useAction } from './use-action.ts'
import { type Intent, useIntent } from './use-intent.ts'

export type ChargedInvoice = { id: string; number?: string; currency: string; balanceMinor: number; person?: string }

type RequestPaymentDialogProps = { invoice: ChargedInvoice; onClose: () => void }

/** Asks for a payment on a phone and shows what becomes of it. */
export const RequestPaymentDialog = ({ invoice, onClose }: RequestPaymentDialogProps) => {
  const payer = useApi<{ phone?: string | null }>(
    invoice.person ? `/people/${invoice.person}?depth=0&joins=false` : null,
  )
  const [typed, setTyped] = useState<Partial<ChargeInput>>({})
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const [started, setStarted] = useState<Intent>()
  const intent = useIntent(started)
  const { error, isBusy, start, clearError } = useAction()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin

  const input: ChargeInput = {
    phone: payer.data?.phone ?? '',
    amountMinor: invoice.balanceMinor,
    channel: '63902',
    ...typed,
  }
  const view = intent && intentView(intent.status)

  const submit = (): void =>
    start(async () => {
      const body = { invoices: [invoice.id], ...input }
      setStarted(await apiRequest<Intent>({ method: 'POST', path: '/finance/charges', body, idempotencyKey }))
    })
  const tryAgain = (): void => {
    // Another attempt is another request: the old key would answer with the old failure.
    setIdempotencyKey(newIdempotencyKey())
    setStarted(undefined)
    clearError()
  }
  const close = (): void => {
    if (started) {
      live.bumpVersion()
      router.refresh()
    }
    onClose()
  }

  const isComplete = input.phone.trim() !== '' && input.amountMinor !== null && input.amountMinor > 0
  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={close} type="button">
            {started ? 'Close' : 'Cancel'}
          </Button>
          {!started && (
            <Button disabled={isBusy || !isComplete} margin={false} onClick={submit} type="button">
              {isBusy ? 'Sending…' : 'Send request'}
            </Button>
          )}
          {view?.canRetry && (
            <Button margin={false} onClick={tryAgain} type="button">
              Try again
            </Button>
          )}
        </>
      }
      isBusy={isBusy}
      onClose={close}
      onSubmit={() => !started && isComplete && submit()}
      title={`Request payment${invoice.number ? `: ${invoice.number}` : ''}`}
    >
      {intent ? (
        <IntentProgress adminRoute={adminRoute} intent={intent} />
      ) : (
        <ChargeForm
          currency={invoice.currency}
          input={input}
          isReadingPhone={payer.isLoading}
          onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
          readAmount={(text) => readAmount(text, invoice.currency)}
        />
      )}
      <ErrorNote error={error} />
    </Dialog>
  )
}
