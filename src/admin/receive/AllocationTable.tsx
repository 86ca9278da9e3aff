'use client'

import { Button, Link } from '@payloadcms/ui'
import type { OpenInvoice } from '../../services/payments/payer-account.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { dateText, periodText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { AmountCell } from './AmountCell.tsx'
import type { Proposal } from './proposal.ts'

type AllocationTableProps = {
  invoices: readonly OpenInvoice[]
  currency: string
  proposal: Proposal
  isByHand: boolean
  /** open invoices beyond those that are shown */
  hidden: number
  onAmount: (invoice: string, minor: number) => void
  onPropose: () => void
}

/** What of the money goes on which invoice: the oldest first, until somebody types over it. */
export const AllocationTable = ({
  invoices,
  currency,
  proposal,
  isByHand,
  hidden,
  onAmount,
  onPropose,
}: AllocationTableProps) => {
  const path = useAdminPath()
  if (invoices.length === 0)
    return <p className="fh-quiet">No open invoice in {currency}: the whole amount becomes credit for the next one.</p>
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <caption className="fh-receive__caption">
          {isByHand ? 'As you chose' : 'Oldest first'}
          {isByHand && (
            <Button buttonStyle="secondary" margin={false} onClick={onPropose} size="small" type="button">
              Oldest first again
            </Button>
          )}
        </caption>
        <thead>
          <tr>
            <th>Invoice</th>
            <th>For</th>
            <th>Due</th>
            <th className="fh-cell-right">Owed</th>
            <th className="fh-cell-right">Put on it</th>
            <th className="fh-cell-right">Left</th>
          </tr>
        </thead>
        <tbody>
          {invoices.map((invoice) => {
            const minor = proposal.amounts.get(invoice.id) ?? 0
            return (
              <tr key={invoice.id}>
                <td className="fh-nowrap">
                  <Link href={path(`/collections/invoices/${invoice.id}`)} prefetch={false} tabIndex={-1}>
                    {invoice.number}
                  </Link>
                </td>
                <td>{[invoice.period && periodText(invoice.period), invoice.unit].filter(Boolean).join(' · ')}</td>
                <td className={`fh-nowrap fh-number${invoice.isOverdue ? ' fh-bad-text' : ''}`}>
                  {dateText(invoice.dueDate)}
                </td>
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={invoice.balanceMinor} />
                </td>
                <td>
                  <AmountCell
                    currency={currency}
                    isWrong={minor > invoice.balanceMinor}
                    label={`Put on ${invoice.number}`}
                    minor={minor}
                    onMinor={(amount) => onAmount(invoice.id, amount)}
                  />
                </td>
                <td>
                  <Amount className="fh-cell-right" currency={currency} minor={invoice.balanceMinor - minor} />
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th colSpan={4}>
              {hidden > 0 ? `${hidden} more open invoices are not shown; they come after these.` : ''}
            </th>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={proposal.allocatedMinor} />
            </td>
            <td aria-live="polite" className="fh-cell-right">
              {proposal.creditMinor < 0 ? (
                <span className="fh-bad-text">
                  <Amount currency={currency} minor={-proposal.creditMinor} /> too much
                </span>
              ) : (
                <>
                  credit <Amount currency={currency} minor={proposal.creditMinor} />
                </>
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
