'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { isCalendarDate } from '../../domain/calendar.ts'
import type { DepositRow } from '../../services/deposits/deposit-register.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { type Settlement, SettlementLines } from '../leases/SettlementLines.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { useToday } from '../ui/use-today.ts'

export type SettlingDeposit = Pick<DepositRow, 'contract' | 'number' | 'currency'>

type SettleDialogProps = { deposit: SettlingDeposit; onClose: () => void; onSettled: () => void }

type Kept = { key: string; description: string; amountMinor: number | null }

/** The day, what is kept for damage, and whether the rest is paid back. */
export const SettleDialog = ({ deposit, onClose, onSettled }: SettleDialogProps) => {
  const today = useToday()
  const { can } = usePermissions()
  const [settledOn, setSettledOn] = useState(today)
  const [kept, setKept] = useState<Kept[]>([])
  const [isRefunded, setIsRefunded] = useState(false)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { data } = useApi<Settlement>(
    can('contracts.inspections.view') ? `/contracts/${deposit.contract}/deposit-settlement` : null,
  )
  const change = (key: string, part: Partial<Kept>): void =>
    setKept((rows) => rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const isComplete =
    isCalendarDate(settledOn) &&
    kept.every(({ description, amountMinor }) => description.trim() !== '' && (amountMinor ?? 0) > 0)
  return (
    <ConfirmDialog
      done="The deposit is settled."
      isComplete={isComplete}
      label="Settle"
      onClose={onClose}
      onConfirm={async () => {
        await apiRequest({
          method: 'POST',
          path: `/contracts/${deposit.contract}/settle-deposit`,
          idempotencyKey,
          body: {
            settledOn,
            ...(kept.length > 0 && {
              deductions: kept.map(({ description, amountMinor }) => ({ description, amountMinor })),
            }),
            ...(isRefunded && { refund: { method: 'cash' } }),
          },
        })
        onSettled()
      }}
      title={`Settle the deposit of lease ${deposit.number}`}
    >
      <p>
        What is kept becomes an invoice. The deposit pays it and then what is unpaid on the lease; the rest is the
        tenant’s credit. This cannot be undone by editing.
      </p>
      {data && <SettlementLines settlement={data} />}
      <Labelled htmlFor="settle-date" label="Settled on">
        <input
          id="settle-date"
          max={today}
          onChange={({ target }) => setSettledOn(target.value)}
          type="date"
          value={settledOn}
        />
      </Labelled>
      <p className="fh-quiet">
        {kept.length > 0
          ? 'These take the place of what the inspection found.'
          : 'Kept for damage is what the completed inspection at moving out found, unless you enter it here.'}
      </p>
      {kept.map(({ key, description, amountMinor }) => (
        <div className="fh-kept" key={key}>
          <Labelled htmlFor={`kept-${key}`} label="Kept for">
            <input
              id={`kept-${key}`}
              maxLength={300}
              onChange={({ target }) => change(key, { description: target.value })}
              type="text"
              value={description}
            />
          </Labelled>
          <AmountInput
            currency={deposit.currency}
            id={`kept-amount-${key}`}
            label="Amount"
            minor={amountMinor}
            onMinor={(minor) => change(key, { amountMinor: minor })}
          />
          <Button
            buttonStyle="secondary"
            margin={false}
            onClick={() => setKept((rows) => rows.filter((row) => row.key !== key))}
            size="small"
            type="button"
          >
            Remove
          </Button>
        </div>
      ))}
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => setKept((rows) => [...rows, { key: newIdempotencyKey(), description: '', amountMinor: null }])}
        size="small"
        type="button"
      >
        Add what is kept
      </Button>
      {can('finance.refunds.create') && (
        <label className="fh-check">
          <input checked={isRefunded} onChange={({ target }) => setIsRefunded(target.checked)} type="checkbox" />{' '}
          Propose to pay the rest back in cash
        </label>
      )}
    </ConfirmDialog>
  )
}
