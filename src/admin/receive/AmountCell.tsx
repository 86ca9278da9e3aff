'use client'

import { useState } from 'react'
import { digitsText, readAmount } from '../text/amount.ts'

type AmountCellProps = {
  label: string
  currency: string
  minor: number
  isWrong: boolean
  onMinor: (minor: number) => void
}

/** An amount in a table that is typed over: what cannot be read stays as it was typed, and counts as before. */
export const AmountCell = ({ label, currency, minor, isWrong, onMinor }: AmountCellProps) => {
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? undefined : readAmount(typed, currency)
  const isUnread = read !== undefined && 'problem' in read
  return (
    <input
      aria-invalid={isWrong || isUnread}
      aria-label={label}
      autoComplete="off"
      className="fh-amount-cell"
      inputMode="decimal"
      onBlur={() => setTyped(undefined)}
      onChange={({ target }) => {
        setTyped(target.value)
        const amount = readAmount(target.value, currency)
        if (!('problem' in amount)) onMinor(amount.minor ?? 0)
      }}
      onFocus={({ target }) => target.select()}
      title={isUnread ? read.problem : undefined}
      type="text"
      value={typed ?? digitsText(minor, currency)}
    />
  )
}
