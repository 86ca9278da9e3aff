import type { ReactNode } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { dateText } from '../text/date.ts'
import { sentence, statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

/** The receipt of a payment, as it is printed. */
export const ReceiptPaper = ({ payment }: { payment: PaymentView }) => {
  const { currency, allocations, person, payerName, status } = payment
  return (
    <article className="fh-receipt">
      <header>
        <h2>{payment.company.name}</h2>
        <p>
          {status === 'pending' ? 'Cheque taken in' : 'Receipt'} <b className="fh-number">{payment.number}</b>{' '}
          <StatusBadge {...statusBadge(status)} />
        </p>
      </header>
      <dl>
        <Fact name="From" value={person?.name ?? payerName ?? 'Not known yet'} />
        <Fact name="On" value={dateText(payment.valueDate)} />
        <Fact
          name="By"
          value={[
            sentence(payment.method),
            payment.cheque && `No. ${payment.cheque.number}`,
            payment.cheque?.bank,
            payment.receipt,
            payment.reference,
          ]
            .filter(Boolean)
            .join(' · ')}
        />
        <Fact name="Amount" value={<Amount currency={currency} minor={payment.amountMinor} />} />
        {payment.recordedBy && <Fact name="Taken by" value={payment.recordedBy} />}
      </dl>
      {allocations.length > 0 && (
        <table className="fh-table">
          <thead>
            <tr>
              <th>Invoice</th>
              <th>For</th>
              <th className="fh-cell-right">Paid</th>
              <th className="fh-cell-right">Still owed</th>
            </tr>
          </thead>
          <tbody>
            {allocations.map(({ invoice, number, description, amountMinor, balanceMinor }) => (
              <tr key={invoice}>
                <td className="fh-nowrap">{number}</td>
                <td>{description}</td>
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={amountMinor} />
                </td>
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={balanceMinor} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {payment.unallocatedMinor > 0 && (
        <p>
          Kept as credit for the next invoice: <Amount currency={currency} minor={payment.unallocatedMinor} />
        </p>
      )}
      {status === 'pending' && <p>It counts once the bank has paid the cheque.</p>}
      {status === 'bounced' && <p>The bank returned this cheque: nothing is paid by it.</p>}
      {status === 'reversed' && <p>This payment was taken back: nothing is paid by it.</p>}
    </article>
  )
}

const Fact = ({ name, value }: { name: string; value: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
