'use client'

import { Button } from '@payloadcms/ui'
import { type KeyboardEvent, useRef } from 'react'
import type { PaymentView } from '../../services/payments/payment-view.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AllocationTable } from './AllocationTable.tsx'
import { MoneyFields } from './MoneyFields.tsx'
import type { PayerAccount } from './payer-account.ts'
import { PayerFigures } from './PayerFigures.tsx'
import { type Method, useReceive } from './use-receive.ts'

type ReceiveFormProps = {
  account: PayerAccount
  companyCurrency: string
  onRecorded: (payment: PaymentView) => void
  onCancel: () => void
}

/** The money and what it pays. Enter in a field goes on to the next, so that nothing is recorded by a slip. */
export const ReceiveForm = ({ account, companyCurrency, onRecorded, onCancel }: ReceiveFormProps) => {
  const { can } = usePermissions()
  const form = useRef<HTMLFormElement>(null)
  const methods: Method[] = [...(can('finance.payments.cash') ? ['cash' as const] : []), 'bank', 'cheque']
  const currencies = [...new Set([...account.balances.map(({ currency }) => currency), companyCurrency])]
  const receive = useReceive({
    account,
    first: { method: methods[0] ?? 'bank', currency: currencies[0] ?? companyCurrency },
    onRecorded,
  })
  const { entered, problem, isBusy, error } = receive

  const press = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, target } = event
    // Escape in a list or calendar only closes that.
    if (key === 'Escape' && !opensSomething(target)) return onCancel()
    if (key !== 'Enter' || !(target instanceof HTMLElement) || target instanceof HTMLButtonElement) return
    if (ctrlKey || metaKey) {
      event.preventDefault()
      return receive.record()
    }
    if (target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    focusNext(form.current, target)
  }

  return (
    <form
      className="fh-receive"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault()
        receive.record()
      }}
      ref={form}
    >
      <PayerFigures account={account} />
      <MoneyFields
        account={account}
        currencies={currencies}
        entered={entered}
        methods={methods}
        onChange={receive.set}
      />
      <AllocationTable
        currency={entered.currency}
        hidden={account.totalDocs - account.docs.length}
        invoices={receive.invoices}
        isByHand={receive.isByHand}
        onAmount={receive.putOn}
        onPropose={receive.proposeAgain}
        proposal={receive.proposal}
      />
      <ErrorNote error={error} />
      <div className="fh-receive__end">
        <p aria-live="polite" className="fh-quiet">
          {problem ??
            (entered.method === 'cheque'
              ? 'It counts once the bank has paid it.'
              : 'Ready: Ctrl and Enter records it.')}
        </p>
        <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onCancel} type="button">
          Start again
        </Button>
        <Button disabled={isBusy || problem !== undefined} margin={false} onClick={receive.record} type="button">
          {isBusy ? 'Recording…' : 'Record the payment'}
        </Button>
      </div>
    </form>
  )
}

const opensSomething = (target: EventTarget): boolean =>
  target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type === 'date')

/** The next thing that takes a key, the button at the end included. */
const focusNext = (form: HTMLFormElement | null, current: HTMLElement): void => {
  const all = [...(form?.querySelectorAll<HTMLElement>('input, select, textarea, button') ?? [])].filter(
    (element) => !element.hasAttribute('disabled') && element.tabIndex >= 0,
  )
  all[all.indexOf(current) + 1]?.focus()
}
