'use client'

import { Button } from '@payloadcms/ui'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ReceiptPaper } from './ReceiptPaper.tsx'

/** The receipt of a payment; Enter prints it. */
export const ReceiptDialog = ({ payment, onClose }: { payment: PaymentView; onClose: () => void }) => (
  <Dialog
    footer={
      <>
        <Button buttonStyle="secondary" margin={false} onClick={onClose} type="button">
          Close
        </Button>
        <Button margin={false} onClick={() => window.print()} type="button">
          Print
        </Button>
      </>
    }
    isWide
    onClose={onClose}
    onSubmit={() => window.print()}
    title={`Receipt ${payment.number}`}
  >
    <ReceiptPaper payment={payment} />
  </Dialog>
)
