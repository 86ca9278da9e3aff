'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { type AccountRole, accountHeadline } from '../text/account.ts'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { Pager } from './Pager.tsx'

type StatementRow = {
  id: string
  postedOn: string
  description: string
  debitMinor: number | null
  creditMinor: number | null
  balanceMinor: number
  invoice?: string | null
  payment?: string | null
  transaction?: string | null
}

type Statement = {
  currency: string
  openingMinor: number
  closingMinor: number
  docs: StatementRow[]
  totalDocs: number
  page: number
  totalPages: number
}

/** The statement of a person, one page of it, with the balance after every row. */
export const PersonStatement = ({ personId, role }: { personId: string; role: AccountRole }) => {
  const [page, setPage] = useState(1)
  const { data, error } = useApi<Statement>(
    `/finance/statements/${personId}?role=${role}&page=${page}&limit=25`,
    useLiveVersion(),
  )
  if (!data)
    return error === undefined ? <div className="fh-skeleton fh-skeleton--table" /> : <ErrorNote error={error} />
  return (
    <>
      <div className="fh-panel__head">
        <StatusBadge {...accountHeadline({ role, closingMinor: data.closingMinor, currency: data.currency })} />
      </div>
      <div className="fh-scroll">
        <table className="fh-table">
          <thead>
            <tr>
              <th>Date</th>
              <th>What</th>
              <th className="fh-cell-right">Debit</th>
              <th className="fh-cell-right">Credit</th>
              <th className="fh-cell-right">Balance</th>
            </tr>
          </thead>
          <tbody>
            {data.docs.map((row) => (
              <Row currency={data.currency} key={row.id} row={row} />
            ))}
            {data.docs.length === 0 && (
              <tr>
                <td className="fh-quiet" colSpan={5}>
                  Nothing has been posted yet.
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />
      <ErrorNote error={error} />
    </>
  )
}

const Row = ({ row, currency }: { row: StatementRow; currency: string }) => {
  const adminRoute = useConfig().config.routes.admin
  const source = sourceOf(row)
  return (
    <tr>
      <td className="fh-nowrap fh-number">{dateText(row.postedOn)}</td>
      <td>{source ? <Link href={`${adminRoute}/collections/${source}`}>{row.description}</Link> : row.description}</td>
      <td>{row.debitMinor ? <Amount className="fh-cell-right" currency={currency} minor={row.debitMinor} /> : null}</td>
      <td>
        {row.creditMinor ? <Amount className="fh-cell-right" currency={currency} minor={row.creditMinor} /> : null}
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={row.balanceMinor} />
      </td>
    </tr>
  )
}

/** The document that explains a row: the payment or invoice, else the booking itself. */
const sourceOf = ({ payment, invoice, transaction }: StatementRow): string | undefined => {
  if (payment) return `payments/${payment}`
  if (invoice) return `invoices/${invoice}`
  return transaction ? `ledger-transactions/${transaction}` : undefined
}
