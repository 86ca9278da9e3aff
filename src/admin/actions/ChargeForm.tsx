'use client'

import { useState } from 'react'
import { DraftInput } from '../fields/DraftInput.tsx'
import { digitsText, type ReadAmount } from '../text/amount.ts'
import { channels } from '../text/channels.ts'
import { Labelled } from '../ui/Labelled.tsx'

export type ChargeInput = { phone: string; amountMinor: number | null; channel: string }

type ChargeFormProps = {
  currency: string
  input: ChargeInput
  isReadingPhone: boolean
  onChange: (change: Partial<ChargeInput>) => void
  readAmount: (text: string) => ReadAmount
}

export const ChargeForm = ({ currency, input, isReadingPhone, onChange, readAmount }: ChargeFormProps) => {
  const [problem, setProblem] = useState<string>()
  const takeAmount = (text: string): void => {
    const amount = readAmount(text)
    setProblem('problem' in amount ? amount.problem : undefined)
    onChange({ amountMinor: 'problem' in amount ? null : amount.minor })
  }
  return (
    <>
      <Labelled hint="The payer confirms the payment on this phone." htmlFor="charge-phone" label="Phone">
        <input
          autoComplete="off"
          disabled={isReadingPhone}
          id="charge-phone"
          inputMode="tel"
          onChange={({ target }) => onChange({ phone: target.value })}
          placeholder="+254 7…"
          type="tel"
          value={input.phone}
        />
      </Labelled>
      <Labelled
        hint="The balance of the invoice, unless only a part is asked for."
        htmlFor="charge-amount"
        label="Amount"
        problem={problem}
      >
        <DraftInput
          describedBy="charge-amount-hint"
          id="charge-amount"
          isInvalid={problem !== undefined}
          name="amount"
          onText={takeAmount}
          prefix={currency}
          text={digitsText(input.amountMinor, currency)}
        />
      </Labelled>
      <fieldset className="fh-choices">
        <legend>Network</legend>
        {channels.map(({ code, label }) => (
          <label className="fh-choice" key={code}>
            <input
              checked={input.channel === code}
              name="channel"
              onChange={() => onChange({ channel: code })}
              type="radio"
              value={code}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </>
  )
}
