'use client'

import { useState } from 'react'
import type { ChargedInvoice } from '../actions/RequestPaymentDialog.tsx'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

export type InvoiceDialogProps = {
  invoice: ChargedInvoice
  onClose: () => void
  /** told what changed on the invoice */
  onDone: (changed?: Record<string, unknown>) => void
}

type Issued = { number: string; status: string; paymentState: string; paidMinor: number; balanceMinor: number }

const post = <T,>(invoice: ChargedInvoice, step: string, body: object): Promise<T> =>
  apiRequest<T>({ method: 'POST', path: `/finance/invoices/${invoice.id}/${step}`, body })

export const IssueDialog = ({ invoice, canSend, onClose, onDone }: InvoiceDialogProps & { canSend: boolean }) => {
  const [send, setSend] = useState(false)
  return (
    <ConfirmDialog
      done="The invoice is issued."
      label="Issue"
      onClose={onClose}
      onConfirm={async () => {
        const { number, status, paymentState, paidMinor, balanceMinor } = await post<Issued>(invoice, 'issue', { send })
        onDone({ number, status, paymentState, paidMinor, balanceMinor })
      }}
      title="Issue the invoice"
    >
      <p>It gets its number and goes into the books. From then on it is changed by credit and debit notes only.</p>
      {canSend && (
        <label className="fh-check">
          <input checked={send} onChange={({ target }) => setSend(target.checked)} type="checkbox" /> Send it to the
          payer by e-mail
        </label>
      )}
    </ConfirmDialog>
  )
}

export const SendDialog = ({ invoice, onClose, onDone }: InvoiceDialogProps) => {
  const [message, setMessage] = useState('')
  return (
    <ConfirmDialog
      done="The invoice is on its way."
      label="Send"
      onClose={onClose}
      onConfirm={async () => {
        await post(invoice, 'send', message.trim() ? { message: message.trim() } : {})
        onDone()
      }}
      title={`Send ${invoice.number ?? 'the invoice'}`}
    >
      <p>The payer gets the lines, what is still to be paid and the due date by e-mail.</p>
      <Labelled hint="Optional; stands above the invoice" htmlFor="invoice-message" label="Message">
        <textarea
          id="invoice-message"
          maxLength={1_000}
          onChange={({ target }) => setMessage(target.value)}
          rows={4}
          value={message}
        />
      </Labelled>
    </ConfirmDialog>
  )
}

export const VoidDialog = ({ invoice, onClose, onDone }: InvoiceDialogProps) => (
  <ConfirmDialog
    done="The invoice is cancelled."
    label="Cancel the invoice"
    needsReason
    onClose={onClose}
    onConfirm={async (reason) => {
      await post(invoice, 'void', { reason })
      onDone({ status: 'void', voidReason: reason })
    }}
    title={`Cancel ${invoice.number ?? 'the invoice'}`}
  >
    <p>
      Nothing is owed for it any more: the books take it back today, its penalties wait for the next invoice, and what
      it billed can be billed again. The number stays.
    </p>
  </ConfirmDialog>
)

export const DeleteDraftDialog = ({ invoice, onClose, onDone }: InvoiceDialogProps) => (
  <ConfirmDialog
    done="The draft is deleted."
    label="Delete"
    onClose={onClose}
    onConfirm={async () => {
      await apiRequest({ method: 'DELETE', path: `/finance/invoices/${invoice.id}` })
      onDone()
    }}
    title="Delete the draft"
  >
    <p>It was never issued, so nothing is owed for it. Penalties on it wait for the next invoice.</p>
  </ConfirmDialog>
)
