'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { instantText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import type { OverviewData } from './overview-data.ts'

type RecentPaymentsProps = { currency: string | undefined; payments: OverviewData['recentPayments'] | undefined }

/** The latest money in, in a frame that is as high without rows. */
export const RecentPayments = ({ currency, payments }: RecentPaymentsProps) => {
  const adminRoute = useConfig().config.routes.admin
  return (
    <section className="fh-recent">
      <div className="fh-recent__head">
        <h2>Latest payments</h2>
        <Link href={`${adminRoute}/collections/payments`} prefetch={false}>
          All payments
        </Link>
      </div>
      {payments ? (
        <div className="fh-scroll">
          <table className="fh-table">
            <tbody>
              {payments.map(({ id, number, person, amountMinor, currency: own, receivedAt }) => (
                <tr key={id}>
                  <td className="fh-nowrap fh-number">{instantText(receivedAt)}</td>
                  <td className="fh-nowrap">
                    <Link href={`${adminRoute}/collections/payments/${id}`} prefetch={false}>
                      {number}
                    </Link>
                  </td>
                  <td>{person ?? <span className="fh-quiet">Unknown payer</span>}</td>
                  <td>
                    <Amount className="fh-cell-right" currency={own ?? currency} minor={amountMinor} />
                  </td>
                </tr>
              ))}
              {payments.length === 0 && (
                <tr>
                  <td className="fh-quiet">No payment has come in yet.</td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      ) : (
        <div className="fh-skeleton fh-skeleton--table" />
      )}
    </section>
  )
}
