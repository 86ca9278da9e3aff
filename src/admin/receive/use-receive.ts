'use client'

import { useState } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import type { PayerAccount } from './payer-account.ts'
import { propose } from './proposal.ts'

export type Method = 'cash' | 'bank' | 'cheque'

export type Entered = {
  method: Method
  currency: string
  amountMinor: number | null
  valueDate: string
  reference: string
  bankAccount: string
  chequeNumber: string
  chequeBank: string
  notes: string
}

type Receive = {
  account: PayerAccount
  first: Pick<Entered, 'method' | 'currency'>
  onRecorded: (payment: PaymentView) => void
}

/** What was entered for a payment, what it will do, and recording it once. */
export const useReceive = ({ account, first, onRecorded }: Receive) => {
  const [entered, setEntered] = useState<Entered>({
    ...first,
    amountMinor: null,
    valueDate: account.today,
    ...{ reference: '', bankAccount: '', chequeNumber: '', chequeBank: '', notes: '' },
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, number> | null>(null)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const action = useAction()
  const { currency, amountMinor, method } = entered
  const invoices = account.docs.filter((invoice) => invoice.currency === currency)
  const proposal = propose({ amountMinor: amountMinor ?? 0, invoices, chosen })
  const problem = problemOf(entered, proposal, account.today)

  const record = (): void => {
    if (problem) return
    action.start(async () =>
      onRecorded(
        await apiRequest<PaymentView>({
          method: 'POST',
          path: '/finance/payments',
          idempotencyKey,
          body: {
            person: account.person.id,
            ...{ method, currency, amountMinor, valueDate: entered.valueDate },
            ...filled({ reference: entered.reference, notes: entered.notes }),
            ...(method === 'cheque' && {
              cheque: { number: entered.chequeNumber, ...filled({ bank: entered.chequeBank }) },
            }),
            ...(method !== 'cash' && filled({ bankAccount: entered.bankAccount })),
            ...(chosen && {
              allocations: [...chosen].flatMap(([invoice, minor]) =>
                minor > 0 ? [{ invoice, amountMinor: minor }] : [],
              ),
            }),
          },
        }),
      ),
    )
  }
  return {
    ...action,
    entered,
    invoices,
    proposal,
    problem,
    isByHand: chosen !== null,
    set: (change: Partial<Entered>): void => {
      setEntered((before) => ({ ...before, ...change }))
      if (change.currency) setChosen(null)
    },
    /** The first amount that is typed takes over what was proposed. */
    putOn: (invoice: string, minor: number): void => setChosen(new Map([...proposal.amounts, [invoice, minor]])),
    proposeAgain: (): void => setChosen(null),
    record,
  }
}

const filled = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

/** What has to be put right before it can be recorded. */
const problemOf = (
  { amountMinor, valueDate, method, chequeNumber }: Entered,
  { creditMinor, tooMuch }: ReturnType<typeof propose>,
  today: string,
): string | undefined => {
  if (!amountMinor || amountMinor <= 0) return 'Enter the amount.'
  if (!valueDate || valueDate > today) return 'The day is today or before.'
  if (method === 'cheque' && chequeNumber.trim() === '') return 'Enter the number of the cheque.'
  if (tooMuch) return 'An invoice would get more than it owes.'
  return creditMinor < 0 ? 'More is put on invoices than came in.' : undefined
}
