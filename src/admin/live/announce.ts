import { toast } from '@payloadcms/ui'
import { apiRequest } from '../api/request.ts'
import { amountText } from '../text/amount.ts'
import { sentence } from '../text/status.ts'
import type { LiveEvent, LiveEvents } from './live-events.ts'

type Payment = {
  number?: string
  amountMinor?: number
  currency?: string
  reviewReason?: string | null
  status?: string
}

/** Says in a toast what a person would want to know at once; everything else shows on the page itself. */
export const announce = async (event: LiveEvent, open: (path: string) => void): Promise<void> => {
  if (event.name === 'payment.received') return announcePayment(event.data, open)
  if (event.name === 'job.progress' && (event.data.status === 'failed' || event.data.status === 'dead')) {
    const { id, kind } = event.data
    toast.error(`The job "${sentence(kind ?? 'job')}" failed`, {
      id: `job-${id}`,
      action: view(`/job-runs/${id}`, open),
    })
  }
}

/** "Payment RV-2026-00012 of KES 35,000.00 received" */
const paymentMessage = ({ number, amountMinor, currency, status = 'received' }: Payment): string =>
  [
    'Payment',
    number,
    typeof amountMinor === 'number' && `of ${amountText(amountMinor, currency)}`,
    became[status] ?? 'received',
  ]
    .filter(Boolean)
    .join(' ')

const became: Record<string, string> = {
  pending: 'waits for the bank',
  bounced: 'was returned by the bank',
  reversed: 'was taken back',
}

const announcePayment = async (data: LiveEvents['payment.received'], open: (path: string) => void): Promise<void> => {
  if (!data.id) return
  const payment = await readPayment(data.id)
  if (!payment) return
  const show = payment.reviewReason || payment.status === 'bounced' ? toast.warning : toast.success
  show(paymentMessage(payment), {
    id: `payment-${data.id}`,
    description: payment.reviewReason ? 'It needs a look before it is allocated.' : undefined,
    action: view(`/payments/${data.id}`, open),
  })
}

const view = (path: string, open: (path: string) => void) => ({
  label: 'View',
  onClick: () => open(`/collections${path}`),
})

// Who may not read the payment gets no message about it.
const readPayment = (id: string): Promise<Payment | undefined> =>
  apiRequest<Payment>({ path: `/payments/${id}?depth=0&joins=false` }).catch(() => undefined)
