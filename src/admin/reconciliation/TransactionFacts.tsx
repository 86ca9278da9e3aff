'use client'

import { Link } from '@payloadcms/ui'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { type ShownTransaction, sourceTexts } from './transaction.ts'

/** What the bank or the gateway says, and where it stands in the books. */
export const TransactionFacts = ({ transaction }: { transaction: ShownTransaction }) => {
  const toPage = useAdminPath()
  const { currency, amountMinor, leftMinor, status, payment, disbursement, ignoredReason } = transaction
  const facts: [label: string, value: string | null][] = [
    ['Name', transaction.payerName],
    ['Phone', transaction.payerPhone],
    ['Reference given', transaction.billReference],
    ['Says', transaction.description],
    ['Account', transaction.account],
    ['Reference', transaction.reference],
    ['From', sourceTexts[transaction.source]],
    ['Set aside', ignoredReason],
  ]
  return (
    <>
      <header className="fh-reconcile__head">
        <b className="fh-reconcile__amount">
          <Amount currency={currency} minor={amountMinor} />
        </b>
        <span className="fh-quiet">{dateText(transaction.bookedOn)}</span>
        <StatusBadge {...statusBadge(status)} />
      </header>
      {status === 'partly' && (
        <p>
          <Amount currency={currency} minor={leftMinor} /> of it still {amountMinor > 0 ? 'waits in suspense' : 'waits'}
          .
        </p>
      )}
      <dl className="fh-reconcile__facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {payment && (
          <div>
            <dt>In the books</dt>
            <dd>
              <Link href={toPage(`/collections/payments/${payment.id}`)} prefetch={false}>
                {payment.number}
              </Link>{' '}
              {payment.name ?? (payment.status === 'received' ? 'in suspense' : payment.status)}
            </dd>
          </div>
        )}
        {disbursement && (
          <div>
            <dt>Money out</dt>
            <dd>
              <Link href={toPage(`/collections/disbursements/${disbursement.id}`)} prefetch={false}>
                {disbursement.number}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}
