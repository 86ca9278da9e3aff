'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { PromiseDialog } from './PromiseDialog.tsx'

/** On the page of an invoice that is owed: remind its payer now, or note what he promised. */
export const InvoiceReminders = () => {
  const { id, data } = useDocumentInfo()
  const { can } = usePermissions()
  const [open, setOpen] = useState<'remind' | 'promise'>()
  const isOwed = data?.status === 'issued' && Number(data.balanceMinor) > 0
  if (!id || !isOwed || !can('finance.reminders.update')) return <div className="fh-actions" />
  const close = (): void => setOpen(undefined)
  const invoice = { id: String(id), number: String(data.number), currency: String(data.currency) }
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('remind')} size="small" type="button">
        Remind
      </Button>
      <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('promise')} size="small" type="button">
        Promise to pay
      </Button>
      {open === 'remind' && <RemindDialog invoice={invoice} onClose={close} />}
      {open === 'promise' && <PromiseDialog invoice={invoice} onClose={close} onDone={live.bumpVersion} />}
    </div>
  )
}

type RemindDialogProps = { invoice: { id: string; number: string }; onClose: () => void }

const RemindDialog = ({ invoice, onClose }: RemindDialogProps) => {
  const [message, setMessage] = useState('')
  const send = async (): Promise<void> => {
    const body = { invoices: [invoice.id], ...(message.trim() && { message }) }
    await apiRequest({ method: 'POST', path: '/finance/reminders/send', body })
    live.bumpVersion()
  }
  return (
    <ConfirmDialog
      done="Noted. The reminders of the invoice say whether it went out."
      label="Remind now"
      onClose={onClose}
      onConfirm={send}
      title={`Remind of ${invoice.number}`}
    >
      <p>A mail goes to the payer, whatever the ladder says. Once a day at most.</p>
      <Labelled hint="Empty for the usual words." htmlFor="reminder-message" label="Words of your own">
        <textarea
          id="reminder-message"
          maxLength={1_000}
          onChange={({ target }) => setMessage(target.value)}
          rows={3}
          value={message}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
