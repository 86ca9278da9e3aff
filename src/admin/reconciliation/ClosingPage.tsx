'use client'

import { Button, useStepNav } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { dateText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { useToday } from '../ui/use-today.ts'
import { CloseDayDialog } from './CloseDayDialog.tsx'

export type ClosingAccount = {
  account: string
  name: string
  code: string
  currency: string
  expectedMinor: number
  statementMinor: number | null
  statementOn: string | null
  openTransactions: number
  lastClosed: string | null
  closing: {
    status: string
    actualMinor: number
    differenceMinor: number
    note: string | null
    closedBy: string | null
  } | null
}

/** Every account of money at the end of a day: what the books expect, and what is really there. */
export const ClosingPage = () => {
  const { can } = usePermissions()
  const today = useToday()
  const { setStepNav } = useStepNav()
  useEffect(() => setStepNav([{ label: 'Daily closing' }]), [setStepNav])
  const [chosenDay, setDay] = useState('')
  const [closing, setClosing] = useState<ClosingAccount>()
  const [changes, setChanges] = useState(0)
  const day = chosenDay || today
  const { data, error } = useApi<{ accounts: ClosingAccount[] }>(
    day ? `/finance/reconciliation/closings?day=${day}` : null,
    changes,
  )
  const mayClose = can('finance.reconciliation.close')
  return (
    <>
      <div className="fh-report__head">
        <h1>Daily closing</h1>
        <label className="fh-narrow">
          <span>Day</span>
          <input max={today} onChange={({ target }) => setDay(target.value)} type="date" value={day} />
        </label>
      </div>
      <ErrorNote error={error} />
      {!data && !error && <div className="fh-skeleton fh-skeleton--table" />}
      {data && (
        <div className="fh-scroll">
          <table className="fh-table">
            <thead>
              <tr>
                <th>Account</th>
                <th className="fh-cell-right">In the books</th>
                <th className="fh-cell-right">On the statement</th>
                <th className="fh-cell-right">Really there</th>
                <th className="fh-cell-right">Difference</th>
                <th className="fh-cell-right">To match</th>
                <th>Closed</th>
              </tr>
            </thead>
            <tbody>
              {data.accounts.map((account) => (
                <AccountRow account={account} key={account.account} mayClose={mayClose} onClose={setClosing} />
              ))}
              {data.accounts.length === 0 && (
                <tr>
                  <td className="fh-quiet" colSpan={7}>
                    No money has moved yet. An account appears here with its first payment.
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
      )}
      {closing && (
        <CloseDayDialog
          account={closing}
          day={day}
          onClose={() => setClosing(undefined)}
          onClosed={() => setChanges((count) => count + 1)}
        />
      )}
    </>
  )
}

type AccountRowProps = { account: ClosingAccount; mayClose: boolean; onClose: (account: ClosingAccount) => void }

const AccountRow = ({ account, mayClose, onClose }: AccountRowProps) => {
  const { currency, closing, statementMinor, statementOn, lastClosed } = account
  return (
    <tr>
      <td>
        {account.name} <span className="fh-quiet">{account.code}</span>
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={account.expectedMinor} />
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={statementMinor} />
        {statementOn && <span className="fh-quiet fh-cell-right">{dateText(statementOn)}</span>}
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={closing?.actualMinor} />
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={closing?.differenceMinor} />
      </td>
      <td className="fh-cell-right fh-number">{account.openTransactions}</td>
      <td className="fh-nowrap">
        {closing && <StatusBadge {...statusBadge(closing.status)} />}{' '}
        {closing?.note && <span className="fh-quiet">{closing.note}</span>}
        {!closing && lastClosed && <span className="fh-quiet">last {dateText(lastClosed)} </span>}
        {mayClose && (!closing || closing.status === 'differs') && (
          <Button buttonStyle="secondary" margin={false} onClick={() => onClose(account)} size="small" type="button">
            {closing ? 'Explain' : 'Close the day'}
          </Button>
        )}
      </td>
    </tr>
  )
}
