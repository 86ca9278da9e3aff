'use client'

import { Button, Link } from '@payloadcms/ui'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useShortcuts } from '../people/use-shortcuts.ts'
import { ReceiptPaper } from './ReceiptPaper.tsx'

type ReceiptProps = { payment: PaymentView; onNext: () => void }

const print = (): void => window.print()

/** What was recorded, to be printed; N takes the next payment, P prints. */
export const Receipt = ({ payment, onNext }: ReceiptProps) => {
  const path = useAdminPath()
  useShortcuts({ n: onNext, p: print })
  return (
    <section aria-label="Receipt" className="fh-receive">
      <ReceiptPaper payment={payment} />
      <div className="fh-receive__end">
        <p className="fh-quiet">Keys: N for the next payment, P to print.</p>
        <Link href={path(`/collections/payments/${payment.id}`)}>Open the payment</Link>
        <Button buttonStyle="secondary" margin={false} onClick={print} type="button">
          Print
        </Button>
        <Button margin={false} onClick={onNext} type="button">
          Next payment
        </Button>
      </div>
    </section>
  )
}
