'use client'

import { useId, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { digitsText, readAmount } from '../text/amount.ts'
import { sentence } from '../text/status.ts'
import { Labelled } from '../ui/Labelled.tsx'
import type { PayerAccount } from './payer-account.ts'
import type { Entered, Method } from './use-receive.ts'

type MoneyFieldsProps = {
  account: PayerAccount
  entered: Entered
  methods: readonly Method[]
  currencies: readonly string[]
  onChange: (change: Partial<Entered>) => void
}

const ownAccounts = '/payment-accounts?where[person][exists]=false&where[kind][equals]=bank&depth=0&limit=50&sort=label'

/** How much came, how and when. */
export const MoneyFields = ({ account, entered, methods, currencies, onChange }: MoneyFieldsProps) => {
  const id = useId()
  const { can } = usePermissions()
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const { currency, method } = entered
  const accounts = useApi<{ docs: { id: string; label?: string | null }[] }>(
    method !== 'cash' && can('people.accounts.view') ? ownAccounts : null,
  )
  const take = (text: string, inCurrency = currency): void => {
    const amount = readAmount(text, inCurrency)
    setTyped(text)
    setProblem('problem' in amount ? amount.problem : undefined)
    onChange({ amountMinor: 'problem' in amount ? null : amount.minor, currency: inCurrency })
  }

  return (
    <div className="fh-receive__fields">
      <Labelled htmlFor={`${id}-amount`} label="Amount" problem={problem}>
        <div className="fh-affixed">
          <span className="fh-affixed__prefix">{currency}</span>
          <input
            aria-describedby={`${id}-amount-hint`}
            aria-invalid={problem !== undefined}
            autoComplete="off"
            autoFocus
            className="fh-affixed__input"
            id={`${id}-amount`}
            inputMode="decimal"
            onBlur={() => !problem && setTyped(undefined)}
            onChange={({ target }) => take(target.value)}
            onFocus={({ target }) => target.select()}
            type="text"
            value={typed ?? digitsText(entered.amountMinor, currency)}
          />
        </div>
      </Labelled>
      {currencies.length > 1 && (
        <Labelled htmlFor={`${id}-currency`} label="Currency">
          <select
            id={`${id}-currency`}
            onChange={({ target }) => take(typed ?? digitsText(entered.amountMinor, currency), target.value)}
            value={currency}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </Labelled>
      )}
      <Labelled htmlFor={`${id}-method`} label="Method">
        <select
          id={`${id}-method`}
          onChange={({ target }) => onChange({ method: target.value as Method })}
          value={method}
        >
          {methods.map((one) => (
            <option key={one} value={one}>
              {sentence(one)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled htmlFor={`${id}-day`} label={method === 'bank' ? 'On the account since' : 'Received on'}>
        <input
          id={`${id}-day`}
          max={account.today}
          onChange={({ target }) => onChange({ valueDate: target.value })}
          type="date"
          value={entered.valueDate}
        />
      </Labelled>
      {method === 'cheque' && (
        <>
          <Text
            id={`${id}-cheque`}
            label="Number of the cheque"
            maxLength={40}
            onText={(chequeNumber) => onChange({ chequeNumber })}
            text={entered.chequeNumber}
          />
          <Text
            id={`${id}-bank`}
            label="Its bank"
            maxLength={80}
            onText={(chequeBank) => onChange({ chequeBank })}
            text={entered.chequeBank}
          />
        </>
      )}
      {accounts.data && accounts.data.docs.length > 0 && method !== 'cash' && (
        <Labelled htmlFor={`${id}-account`} label="Into our account">
          <select
            id={`${id}-account`}
            onChange={({ target }) => onChange({ bankAccount: target.value })}
            value={entered.bankAccount}
          >
            <option value="">Not said</option>
            {accounts.data.docs.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label ?? 'Account'}
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <Text
        hint="From the slip or the statement"
        id={`${id}-reference`}
        label="Reference"
        maxLength={120}
        onText={(reference) => onChange({ reference })}
        text={entered.reference}
      />
      <Text
        id={`${id}-notes`}
        label="Notes, for us"
        maxLength={2_000}
        onText={(notes) => onChange({ notes })}
        text={entered.notes}
      />
    </div>
  )
}

type TextProps = {
  id: string
  label: string
  hint?: string
  text: string
  maxLength: number
  onText: (text: string) => void
}

const Text = ({ id, label, hint, text, maxLength, onText }: TextProps) => (
  <Labelled hint={hint} htmlFor={id} label={label}>
    <input
      autoComplete="off"
      id={id}
      maxLength={maxLength}
      onChange={({ target }) => onText(target.value)}
      type="text"
      value={text}
    />
  </Labelled>
)
