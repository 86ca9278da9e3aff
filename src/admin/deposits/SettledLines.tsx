'use client'

import { Link, useConfig } from '@payloadcms/ui'
import type { SettledDeposit } from '../../services/deposits/read-settlement.ts'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type Line = { label: string; minor: number; to?: { collection: string; id: string; number: string } }

/** What became of a deposit, with the documents that say so. */
export const SettledLines = ({ settled }: { settled: SettledDeposit }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  const { currency, invoice, payment, refund, owedMinor } = settled
  const lines: Line[] = [
    { label: 'Held', minor: settled.heldMinor, to: payment ? { collection: 'payments', ...payment } : undefined },
    {
      label: 'Kept for damage',
      minor: -settled.deductionsMinor,
      to: invoice ? { collection: 'invoices', ...invoice } : undefined,
    },
    { label: 'Set against arrears', minor: -settled.arrearsMinor },
  ]
  return (
    <table className="fh-table fh-settlement">
      <caption className="fh-quiet">Deposit, settled on {dateText(settled.settledOn)}</caption>
      <tbody>
        {lines.map(({ label, minor, to }) => (
          <tr key={label}>
            <td>
              {label}{' '}
              {to && (
                <Link href={`${collections}/${to.collection}/${to.id}`} prefetch={false}>
                  {to.number}
                </Link>
              )}
            </td>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={minor} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {settled.refundMinor > 0 ? 'The tenant’s credit' : 'Left of it'}{' '}
            {refund && (
              <>
                <Link href={`${collections}/refunds/${refund.id}`} prefetch={false}>
                  {refund.number}
                </Link>{' '}
                <StatusBadge {...statusBadge(refund.status)} />
              </>
            )}
          </th>
          <td>
            <Amount className="fh-cell-right" currency={currency} minor={settled.refundMinor} />
          </td>
        </tr>
        {owedMinor > 0 && (
          <tr>
            <th scope="row">The tenant still owes on this lease</th>
            <td>
              <Amount className="fh-cell-right" currency={currency} minor={owedMinor} />
            </td>
          </tr>
        )}
      </tfoot>
    </table>
  )
}
