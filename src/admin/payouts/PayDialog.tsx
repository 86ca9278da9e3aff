'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { useAction } from '../actions/use-action.ts'
import { apiRequest, newIdempotencyKey } from '../api/request.ts'
import { useApi } from '../api/use-api.ts'
import { AmountInput } from '../leases/AmountInput.tsx'
import { amountText } from '../text/amount.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type Account = { id: string; label: string; kind: string; status: string; isDefault?: boolean }

type PayDialogProps = {
  title: string
  /** where the request goes, below the API's base */
  path: string
  /** the payee */
  person: string
  currency: string
  leftMinor: number
  /** a part of it may be paid */
  mayPayPart?: boolean
  onPaid: () => void
  onClose: () => void
}

const byHand = [
  { value: 'cash', label: 'Cash, by hand' },
  { value: 'bank', label: 'Bank transfer, made by hand' },
]

/** Pays a document: by hand, or through the gateway to a verified account of the payee. */
export const PayDialog = ({
  title,
  path,
  person,
  currency,
  leftMinor,
  mayPayPart,
  onPaid,
  onClose,
}: PayDialogProps) => {
  const payee = useApi<{ docs: Account[] }>(
    `/payment-accounts?where[person][equals]=${person}&where[isActive][equals]=true&depth=0&limit=50&sort=-isDefault`,
  )
  const own = useApi<{ docs: Account[] }>(
    '/payment-accounts?where[person][exists]=false&where[kind][equals]=bank&depth=0&limit=50',
  )
  const gateways = useApi<{ docs: { id: string; name: string }[] }>(
    `/gateway-accounts?where[status][equals]=active&where[currency][equals]=${currency}&depth=0&limit=20&select[name]=true`,
  )
  const [idempotencyKey] = useState(newIdempotencyKey)
  const [gateway, setGateway] = useState<string>()
  const [choice, setChoice] = useState<string>()
  const [bankAccount, setBankAccount] = useState('')
  const [amount, setAmount] = useState<number | null>(leftMinor)
  const { error, isBusy, start } = useAction()
  const accounts = payee.data?.docs ?? []
  const usable = accounts.filter(({ status }) => status === 'verified')
  const chosen = choice ?? usable[0]?.id ?? 'cash'
  const account = accounts.find(({ id }) => id === chosen)
  const method = account?.kind ?? chosen
  const through = gateway ?? gateways.data?.docs[0]?.id ?? ''
  const isByHand = !account || (method === 'bank' && !through)
  const isReady = amount !== null && amount > 0 && amount <= leftMinor

  const pay = (): void =>
    start(async () => {
      const body = {
        method,
        ...(account && { account: account.id }),
        ...(account && through && { gatewayAccount: through }),
        ...(method === 'bank' && isByHand && bankAccount && { bankAccount }),
        ...(mayPayPart && { amountMinor: amount }),
      }
      await apiRequest({ method: 'POST', path, body, idempotencyKey })
      toast.success(isByHand ? 'The payment is recorded.' : 'The payment is on its way.')
      onPaid()
      onClose()
    })

  return (
    <Dialog
      footer={
        <>
          <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onClose} type="button">
            Cancel
          </Button>
          <Button disabled={isBusy || !isReady} margin={false} onClick={pay} type="button">
            {isBusy ? 'Working…' : `Pay ${amountText(amount, currency)}`}
          </Button>
        </>
      }
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => isReady && pay()}
      title={title}
    >
      <Labelled
        hint={usable.length > 0 ? 'Only verified accounts can be paid to.' : 'The payee has no verified account yet.'}
        htmlFor="pay-to"
        label="Paid to"
      >
        <select id="pay-to" onChange={({ target }) => setChoice(target.value)} value={chosen}>
          {accounts.map(({ id, label, status }) => (
            <option disabled={status !== 'verified'} key={id} value={id}>
              {label}
              {status === 'verified' ? '' : ' (not verified)'}
            </option>
          ))}
          {byHand.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Labelled>
      {account && (
        <Labelled htmlFor="pay-through" label="Through">
          <select id="pay-through" onChange={({ target }) => setGateway(target.value)} value={through}>
            {(gateways.data?.docs ?? []).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            {method === 'bank' && <option value="">A transfer made by hand</option>}
          </select>
        </Labelled>
      )}
      {method === 'bank' && isByHand && (
        <Labelled hint="Which of our accounts it left from" htmlFor="pay-from" label="From">
          <select id="pay-from" onChange={({ target }) => setBankAccount(target.value)} value={bankAccount}>
            <option value="">The bank account of the books</option>
            {(own.data?.docs ?? []).map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      {mayPayPart ? (
        <AmountInput
          currency={currency}
          hint={`Left to pay: ${amountText(leftMinor, currency)}`}
          id="pay-amount"
          label="Amount"
          minor={amount}
          onMinor={setAmount}
        />
      ) : (
        <p>
          <strong>{amountText(leftMinor, currency)}</strong>, as a whole
        </p>
      )}
      <ErrorNote error={error ?? payee.error} />
    </Dialog>
  )
}
