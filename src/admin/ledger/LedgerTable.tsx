'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { dateText } from '../text/date.ts'
import { Amount } from '../ui/Amount.tsx'

export type LedgerRow = {
  id: string
  postedOn: string
  effectiveOn: string | null
  transaction: string
  description: string
  accountCode: string
  accountName: string
  /** of one currency each; absent where the page has only one */
  currency?: string
  amountMinor?: number
  debitMinor?: number
  creditMinor?: number
  balanceMinor?: number
  person: string | null
  personName: string | null
  unit: string | null
  unitName: string | null
  invoice: string | null
  payment: string | null
}

type LedgerTableProps = { rows: readonly LedgerRow[]; currency: string | null; openingMinor?: number }

/** Entries, each with the way to its booking and its document; with the balance after each where they stand in order. */
export const LedgerTable = ({ rows, currency, openingMinor }: LedgerTableProps) => {
  const isRunning = openingMinor !== undefined
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">What</th>
            <th scope="col">Account</th>
            <th scope="col">Person</th>
            <th scope="col">Unit</th>
            <th className="fh-cell-right" scope="col">
              Debit
            </th>
            <th className="fh-cell-right" scope="col">
              Credit
            </th>
            {isRunning && (
              <th className="fh-cell-right" scope="col">
                Balance
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {isRunning && (
            <tr>
              <td className="fh-quiet" colSpan={7}>
                Balance before
              </td>
              <td>
                <Amount className="fh-cell-right" currency={currency ?? undefined} minor={openingMinor} />
              </td>
            </tr>
          )}
          {rows.map((row) => (
            <Row isRunning={isRunning} key={row.id} row={{ ...row, currency: row.currency ?? currency ?? undefined }} />
          ))}
          {rows.length === 0 && (
            <tr>
              <td className="fh-quiet" colSpan={8}>
                No entry is like that. Entries come with invoices, payments and everything else that moves money.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

const Row = ({ row, isRunning }: { row: LedgerRow; isRunning: boolean }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  const amount = row.amountMinor ?? (row.debitMinor ?? 0) - (row.creditMinor ?? 0)
  const source = row.payment ? `payments/${row.payment}` : row.invoice ? `invoices/${row.invoice}` : undefined
  const cell = (minor: number) => <Amount className="fh-cell-right" currency={row.currency} minor={minor} />
  return (
    <tr>
      <td className="fh-nowrap fh-number">
        <Link href={`${collections}/ledger-transactions/${row.transaction}`} prefetch={false}>
          {dateText(row.postedOn)}
        </Link>
        {row.effectiveOn && <div className="fh-quiet">of {dateText(row.effectiveOn)}</div>}
      </td>
      <td>
        {source ? (
          <Link href={`${collections}/${source}`} prefetch={false}>
            {row.description}
          </Link>
        ) : (
          row.description
        )}
      </td>
      <td>
        <span className="fh-number">{row.accountCode}</span> {row.accountName}
      </td>
      <td>
        {row.person && (
          <Link href={`${collections}/people/${row.person}`} prefetch={false}>
            {row.personName}
          </Link>
        )}
      </td>
      <td className="fh-nowrap">
        {row.unit && (
          <Link href={`${collections}/units/${row.unit}`} prefetch={false}>
            {row.unitName}
          </Link>
        )}
      </td>
      <td className="fh-nowrap">{amount > 0 && cell(amount)}</td>
      <td className="fh-nowrap">{amount < 0 && cell(-amount)}</td>
      {isRunning && <td className="fh-nowrap">{cell(row.balanceMinor ?? 0)}</td>}
    </tr>
  )
}
