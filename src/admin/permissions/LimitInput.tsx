'use client'

import { useState } from 'react'
import { digitsText, readAmount } from '../text/amount.ts'
import { DraftInput } from '../fields/DraftInput.tsx'

type LimitInputProps = {
  code: string
  label: string
  currency: string | undefined
  /** minor units; undefined: any amount */
  value: number | undefined
  /** minor units: what the editor himself may, undefined without a limit */
  most: number | undefined
  disabled: boolean
  onChange: (minor: number | null) => void
}

// The server refuses a fraction of a minor unit, so what cannot be read is never saved as some other amount.
const unreadable = 0.5

/** The amount up to which a permission counts; empty is any amount. */
export const LimitInput = ({ code, label, currency, value, most, disabled, onChange }: LimitInputProps) => {
  const [problem, setProblem] = useState<string>()
  if (!currency) {
    // Its place, until the currency is known.
    return (
      <span className="fh-limit">
        <span className="fh-affixed fh-limit__place" />
      </span>
    )
  }

  const take = (text: string): void => {
    const amount = readAmount(text, currency)
    const minor = 'problem' in amount ? unreadable : amount.minor
    const isTooMuch = most !== undefined && (minor ?? Infinity) > most
    setProblem('problem' in amount ? amount.problem : isTooMuch ? ownLimit(most, currency) : undefined)
    onChange(minor)
  }

  const text = digitsText(value, currency)
  return (
    <span
      className={`fh-limit${disabled && value === undefined ? ' fh-limit--idle' : ''}`}
      title={most === undefined ? undefined : ownLimit(most, currency)}
    >
      <DraftInput
        disabled={disabled}
        id={`limit-${code.replaceAll('.', '-')}`}
        isInvalid={problem !== undefined}
        label={`${label}: up to, in ${currency}`}
        name={`limit-${code}`}
        onText={take}
        placeholder="no limit"
        prefix={currency}
        text={text}
      />
      {problem && (
        <span className="fh-field__problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

const ownLimit = (most: number, currency: string): string =>
  `Your own limit is ${currency} ${digitsText(most, currency)}: nobody gives more than he has.`
