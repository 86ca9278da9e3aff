'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import type { DepositRow } from '../../services/deposits/deposit-register.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type DepositTableProps = { rows: DepositRow[]; onSettle: (row: DepositRow) => void }

/** One row per lease; what is over and still held can be settled here. */
export const DepositTable = ({ rows, onSettle }: DepositTableProps) => (
  <div className="fh-scroll">
    <table className="fh-table">
      <thead>
        <tr>
          <th>Unit</th>
          <th>Tenant</th>
          <th>Lease</th>
          <th className="fh-cell-right">Billed</th>
          <th className="fh-cell-right">Received</th>
          <th className="fh-cell-right">Used</th>
          <th className="fh-cell-right">Given back</th>
          <th className="fh-cell-right">Held</th>
          <th>Settled</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <DepositLine key={`${row.contract}${row.currency}`} onSettle={onSettle} row={row} />
        ))}
        {rows.length === 0 && (
          <tr>
            <td className="fh-quiet" colSpan={9}>
              No deposit is like that. A deposit is billed with the first invoice of a lease and held from its payment
              on.
            </td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)

const DepositLine = ({ row, onSettle }: { row: DepositRow; onSettle: (row: DepositRow) => void }) => {
  const collections = `${useConfig().config.routes.admin}/collections`
  const { can } = usePermissions()
  const amount = (minor: number) => <Amount className="fh-cell-right" currency={row.currency} minor={minor} />
  const isOver = row.status === 'ended' || row.status === 'terminated'
  return (
    <tr>
      <td className="fh-nowrap">
        <Link href={`${collections}/units/${row.unit}`} prefetch={false}>
          {row.identifier}
        </Link>
      </td>
      <td>
        <Link href={`${collections}/people/${row.person}`} prefetch={false}>
          {row.personName}
        </Link>
      </td>
      <td className="fh-nowrap">
        <Link href={`${collections}/contracts/${row.contract}`} prefetch={false}>
          {row.number}
        </Link>{' '}
        {row.status !== 'active' && <StatusBadge {...statusBadge(row.status)} />}
      </td>
      <td>{amount(row.billedMinor)}</td>
      <td>{amount(row.receivedMinor)}</td>
      <td>{amount(row.appliedMinor)}</td>
      <td>{amount(row.refundedMinor)}</td>
      <td>{amount(row.heldMinor)}</td>
      <td className="fh-nowrap">
        {row.settlement ? (
          <Link href={`${collections}/deposit-settlements/${row.settlement}`} prefetch={false}>
            {dateText(row.settledOn)}
          </Link>
        ) : (
          isOver &&
          can('finance.deposits.settle') && (
            <Button buttonStyle="secondary" margin={false} onClick={() => onSettle(row)} size="small" type="button">
              Settle
            </Button>
          )
        )}
      </td>
    </tr>
  )
}
