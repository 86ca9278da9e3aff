'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { live } from '../live/live-store.ts'
import { ProposeRefund } from '../invoices/ProposeRefund.tsx'
import { amountText } from '../text/amount.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

type Balance = { currency: string; owesMinor: number; creditMinor: number }
type PayerActionsProps = { person: string; balances: readonly Balance[] }

/** Takes money of a person, and puts the credit that he has on what he owes, or proposes to pay it out. */
export const PayerActions = ({ person, balances }: PayerActionsProps) => {
  const { can } = usePermissions()
  const path = useAdminPath()
  const [isRefunding, setIsRefunding] = useState(false)
  const mayRefund = can('finance.refunds.create') && balances.some(({ creditMinor }) => creditMinor > 0)
  const usable = can('finance.payments.allocate')
    ? balances.filter(({ owesMinor, creditMinor }) => owesMinor > 0 && creditMinor > 0)
    : []
  return (
    <div className="fh-person__money">
      {can('finance.payments.create') && (
        <Button el="link" margin={false} size="small" to={path(`/receive?person=${person}`)}>
          Receive a payment
        </Button>
      )}
      {usable.map(({ currency }) => (
        <ApplyCredit currency={currency} key={currency} person={person} />
      ))}
      {mayRefund && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setIsRefunding(true)} size="small" type="button">
          Refund credit
        </Button>
      )}
      {isRefunding && (
        <ProposeRefund
          onClose={() => setIsRefunding(false)}
          onProposed={() => live.bumpVersion()}
          payer={{ id: person }}
        />
      )}
    </div>
  )
}

const ApplyCredit = ({ person, currency }: { person: string; currency: string }) => {
  const { error, isBusy, start } = useAction()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const apply = (): void =>
    start(async () => {
      const { appliedMinor } = await apiRequest<{ appliedMinor: number }>({
        method: 'POST',
        path: `/finance/payers/${person}/apply-credit`,
        body: { currency },
        idempotencyKey,
      })
      toast.success(`${amountText(appliedMinor, currency)} of credit was put on invoices.`)
      live.bumpVersion()
    })
  return (
    <>
      <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={apply} size="small" type="button">
        Put the {currency} credit on invoices
      </Button>
      <ErrorNote error={error} />
    </>
  )
}
