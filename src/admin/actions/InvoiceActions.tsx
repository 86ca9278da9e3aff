'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { type ChargedInvoice, RequestPaymentDialog } from './RequestPaymentDialog.tsx'

/** Asks the payer of an issued invoice for what is still owed. */
export const InvoiceActions = () => {
  const { id, data } = useDocumentInfo()
  const { can } = usePermissions()
  const [invoice, setInvoice] = useState<ChargedInvoice>()
  const isPayable = data?.status === 'issued' && typeof data.balanceMinor === 'number' && data.balanceMinor > 0
  const isOffered = Boolean(id) && isPayable && can('finance.charges.create')

  // The dialog keeps what it was opened with: the payment it asks for changes the invoice behind it.
  const open = (): void =>
    setInvoice({
      id: String(id),
      number: data?.number,
      currency: String(data?.currency),
      balanceMinor: Number(data?.balanceMinor),
      person: typeof data?.person === 'object' ? data.person?.id : data?.person,
    })

  return (
    <div className="fh-actions">
      {isOffered && (
        <Button margin={false} onClick={open} size="small" type="button">
          Request payment
        </Button>
      )}
      {invoice && <RequestPaymentDialog invoice={invoice} onClose={() => setInvoice(undefined)} />}
    </div>
  )
}
