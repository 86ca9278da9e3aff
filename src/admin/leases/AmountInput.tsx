'use client'

import { useState } from 'react'
import { DraftInput } from '../fields/DraftInput.tsx'
import { digitsText, readAmount } from '../text/amount.ts'
import { Labelled } from '../ui/Labelled.tsx'

type AmountInputProps = {
  id: string
  label: string
  currency: string
  minor: number | null
  onMinor: (minor: number | null) => void
  hint?: string
}

/** An amount of a dialog in major units; what cannot be read counts as none. */
export const AmountInput = ({ id, label, currency, minor, onMinor, hint }: AmountInputProps) => {
  const [problem, setProblem] = useState<string>()
  const take = (text: string): void => {
    const amount = readAmount(text, currency)
    setProblem('problem' in amount ? amount.problem : undefined)
    onMinor('problem' in amount ? null : amount.minor)
  }
  return (
    <Labelled hint={hint} htmlFor={id} label={label} problem={problem}>
      <DraftInput
        describedBy={`${id}-hint`}
        id={id}
        isInvalid={problem !== undefined}
        name={id}
        onText={take}
        prefix={currency}
        text={digitsText(minor, currency)}
      />
    </Labelled>
  )
}
