'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { Amount } from '../ui/Amount.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AllocationTable } from './AllocationTable.tsx'
import type { PayerAccount } from './payer-account.ts'
import { PayerSearch } from './PayerSearch.tsx'
import { propose } from './proposal.ts'

type AllocateDialogProps = { payment: PaymentView; onClose: () => void; onDone: () => void }

/** Puts what is left of a payment on invoices; money of nobody known gets its payer first. */
export const AllocateDialog = ({ payment, onClose, onDone }: AllocateDialogProps) => {
  const needsPayer = payment.person === null || payment.reviewReason !== null
  const [person, setPerson] = useState(payment.person?.id)
  const [chosen, setChosen] = useState<ReadonlyMap<string, number> | null>(null)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { error, isBusy, start } = useAction()
  const { currency, unallocatedMinor: amountMinor } = payment
  const { data, error: problem } = useApi<PayerAccount>(
    person ? `/finance/payers/${person}?currency=${currency}&limit=200` : null,
  )
  const account = data?.person.id === person ? data : undefined
  const invoices = account?.docs ?? []
  const proposal = propose({ amountMinor, invoices, chosen })
  const isFine = !proposal.tooMuch && proposal.creditMinor >= 0
  const isReady = account !== undefined && isFine && (needsPayer || proposal.allocatedMinor > 0)

  const submit = (): void =>
    start(async () => {
      const allocations = [...proposal.amounts].flatMap(([invoice, minor]) =>
        minor > 0 ? [{ invoice, amountMinor: minor }] : [],
      )
      const body = { ...(needsPayer && { person }), ...(chosen && { allocations }) }
      await apiRequest({ method: 'POST', path: `/finance/payments/${payment.id}/allocate`, body, idempotencyKey })
      toast.success(proposal.allocatedMinor > 0 ? 'The money is on the invoices.' : 'The money is the payer’s credit.')
      onDone()
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={submit} type="button">
            {isBusy ? 'Working…' : proposal.allocatedMinor > 0 ? 'Put on invoices' : 'Keep as credit'}
          </Button>
        </>
      }
      isBusy={isBusy}
      isWide
      onClose={onClose}
      title={`Put ${payment.number} on invoices`}
    >
      <p>
        <Amount currency={currency} minor={amountMinor} /> of this payment is on no invoice
        {needsPayer ? ' and belongs to nobody yet.' : '.'}
      </p>
      {needsPayer && (
        <PayerSearch
          chosen={account?.person}
          onChoose={(found) => {
            setPerson(found)
            setChosen(null)
          }}
        />
      )}
      {account && (
        <AllocationTable
          currency={currency}
          hidden={account.totalDocs - account.docs.length}
          invoices={invoices}
          isByHand={chosen !== null}
          onAmount={(invoice, minor) => setChosen(new Map([...proposal.amounts, [invoice, minor]]))}
          onPropose={() => setChosen(null)}
          proposal={proposal}
        />
      )}
      <ErrorNote error={error ?? problem} />
    </Dialog>
  )
}
