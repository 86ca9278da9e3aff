'use client'

import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { OwnerFigures } from '../../services/payouts/owner-account.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { PersonStatement } from '../panels/PersonStatement.tsx'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { BuildDialog } from './BuildDialog.tsx'

type Account = {
  person: { id: string; name: string }
  balances: OwnerFigures[]
  account: { id: string; label: string; status: string } | null
  statements: Statement[]
}
type Statement = {
  id: string
  number: string
  project: string | null
  toDate: string
  currency: string
  netMinor: number
  paidMinor: number
  status: string
}

/** One owner: what is owed to him, his statements, and every posting with the balance after it. */
export const OwnerAccount = ({ id }: { id: string }) => {
  const { can } = usePermissions()
  const path = useAdminPath()
  const [isBuilding, setIsBuilding] = useState(false)
  const { data, error } = useApi<Account>(`/finance/owner-accounts/${id}`, useLiveVersion())
  if (!data) return error ? <ErrorNote error={error} /> : <div className="fh-skeleton fh-skeleton--table" />
  return (
    <section aria-label={`Account of ${data.person.name}`} className="fh-account">
      <div className="fh-panel__head">
        <h2>
          <Link href={path(`/collections/people/${data.person.id}`)}>{data.person.name}</Link>
        </h2>
        {can('finance.payouts.create') && (
          <Button margin={false} onClick={() => setIsBuilding(true)} size="small" type="button">
            Build a statement
          </Button>
        )}
      </div>
      <div className="fh-report__figures">
        {data.balances.flatMap(({ currency, payableMinor, unsettledMinor, transitMinor }) =>
          [
            { label: 'We owe', minor: payableMinor },
            { label: 'On no statement yet', minor: unsettledMinor },
            { label: 'On its way', minor: transitMinor },
          ].map(({ label, minor }) => (
            <div className="fh-report__figure" key={`${label} ${currency}`}>
              <span className="fh-quiet">{label}</span>
              <span className="fh-figure">
                <Amount currency={currency} minor={minor} />
              </span>
            </div>
          )),
        )}
      </div>
      <p className="fh-quiet">
        {data.account ? (
          <>
            Paid to <Link href={path(`/collections/payment-accounts/${data.account.id}`)}>{data.account.label}</Link>{' '}
            <StatusBadge {...statusBadge(data.account.status)} />
          </>
        ) : (
          'No usual payment account: add one on the person’s page and have it verified before anything is paid.'
        )}
      </p>
      <Statements rows={data.statements} />
      <PersonStatement personId={id} role="owner" />
      {isBuilding && <BuildDialog onClose={() => setIsBuilding(false)} owner={data.person} />}
    </section>
  )
}

const Statements = ({ rows }: { rows: Statement[] }) => {
  const path = useAdminPath()
  if (rows.length === 0) return <p className="fh-quiet">No statement yet. Build one once rent has come in.</p>
  return (
    <div className="fh-scroll">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Statement</th>
            <th>Up to</th>
            <th>Project</th>
            <th className="fh-cell-right">Net</th>
            <th className="fh-cell-right">Paid</th>
            <th>Status</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, number, toDate, project, currency, netMinor, paidMinor, status }) => (
            <tr key={id}>
              <td className="fh-nowrap">
                <Link href={path(`/collections/payouts/${id}`)} prefetch={false}>
                  {number}
                </Link>
              </td>
              <td className="fh-nowrap fh-number">{dateText(toDate)}</td>
              <td>{project ?? 'All'}</td>
              <td>
                <Amount className="fh-cell-right" currency={currency} minor={netMinor} />
              </td>
              <td>
                <Amount className="fh-cell-right" currency={currency} minor={paidMinor} />
              </td>
              <td>
                <StatusBadge {...statusBadge(status)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
