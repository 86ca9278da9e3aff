'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { CreditDialog } from '../invoices/CreditDialog.tsx'
import { type InvoiceStep, invoiceSteps } from '../invoices/invoice-steps.ts'
import { DeleteDraftDialog, IssueDialog, SendDialog, VoidDialog } from '../invoices/StepDialogs.tsx'
import { live } from '../live/live-store.ts'
import { type ChargedInvoice, RequestPaymentDialog } from './RequestPaymentDialog.tsx'

/** What may be done with an invoice as it stands, by who looks at it. */
export const InvoiceActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const adminRoute = useConfig().config.routes.admin
  const [chosen, setChosen] = useState<{ step: InvoiceStep; invoice: ChargedInvoice }>()
  if (!id || !data) return <div className="fh-actions" />

  const editor = (query: string): void => router.push(`${adminRoute}/invoice-editor?${query}`)
  const choose = (step: InvoiceStep): void => {
    if (step === 'edit') return editor(`id=${id}`)
    if (step === 'debit') return editor(`corrects=${id}`)
    if (step === 'receive')
      return router.push(`${adminRoute}/receive?person=${invoiceOf(String(id), data).person ?? ''}`)
    // The dialog keeps what it was opened with: what it does changes the invoice behind it.
    return setChosen({ step, invoice: invoiceOf(String(id), data) })
  }
  const onDone = (changed: Record<string, unknown> = {}): void => {
    setData({ ...data, ...changed })
    live.bumpVersion()
    router.refresh()
  }
  const close = (): void => setChosen(undefined)
  const dialog = chosen && { invoice: chosen.invoice, onClose: close, onDone }

  return (
    <div className="fh-actions">
      {invoiceSteps(data)
        .filter(({ permission }) => can(permission))
        .map(({ step, label, isMain }) => (
          <Button
            buttonStyle={isMain ? 'primary' : 'secondary'}
            key={step}
            margin={false}
            onClick={() => choose(step)}
            size="small"
            type="button"
          >
            {label}
          </Button>
        ))}
      {dialog && chosen.step === 'request' && <RequestPaymentDialog invoice={chosen.invoice} onClose={close} />}
      {dialog && chosen.step === 'issue' && <IssueDialog {...dialog} canSend={can('finance.invoices.send')} />}
      {dialog && chosen.step === 'send' && <SendDialog {...dialog} />}
      {dialog && chosen.step === 'void' && <VoidDialog {...dialog} />}
      {dialog && chosen.step === 'credit' && <CreditDialog {...dialog} />}
      {dialog && chosen.step === 'delete' && (
        <DeleteDraftDialog {...dialog} onDone={() => router.push(`${adminRoute}/collections/invoices`)} />
      )}
    </div>
  )
}

const invoiceOf = (id: string, data: Record<string, unknown>): ChargedInvoice => {
  const person = data.person as { id?: string } | string | null | undefined
  return {
    id,
    number: data.number as string | undefined,
    currency: String(data.currency),
    balanceMinor: Number(data.balanceMinor),
    person: typeof person === 'object' ? person?.id : person,
  }
}
