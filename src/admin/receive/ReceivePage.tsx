'use client'

import { useState } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { PayerSearch } from './PayerSearch.tsx'
import { Receipt } from './Receipt.tsx'
import { ReceiveForm } from './ReceiveForm.tsx'
import type { PayerAccount } from './payer-account.ts'

/** Who pays, then how much and for what, then the receipt: by keyboard alone. */
export const ReceivePage = ({ person }: { person?: string }) => {
  const { can, me } = usePermissions()
  const [payer, setPayer] = useState(person)
  const [recorded, setRecorded] = useState<PaymentView>()
  const [count, setCount] = useState(0)
  const mayRecord = can('finance.payments.create')
  const { data, error } = useApi<PayerAccount>(mayRecord && payer ? `/finance/payers/${payer}?limit=200` : null, count)
  const account = data?.person.id === payer ? data : undefined

  const next = (): void => {
    setRecorded(undefined)
    setPayer(undefined)
    setCount((before) => before + 1)
  }
  if (me && !mayRecord) return <p className="fh-quiet">You do not have the permission to record payments.</p>
  return (
    <>
      <header className="fh-report__head">
        <div>
          <h1>Receive a payment</h1>
          <p className="fh-quiet">Enter goes to the next step, Ctrl and Enter records, Escape starts again.</p>
        </div>
      </header>
      {recorded ? (
        <Receipt onNext={next} payment={recorded} />
      ) : (
        <>
          <PayerSearch chosen={account?.person} key={count} onChoose={setPayer} />
          <ErrorNote error={error} />
          {account && (
            <ReceiveForm
              account={account}
              companyCurrency={me?.company?.currency ?? 'KES'}
              key={account.person.id}
              onCancel={next}
              onRecorded={setRecorded}
            />
          )}
        </>
      )}
    </>
  )
}
