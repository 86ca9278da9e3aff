'use client'

import { useState } from 'react'
import { DraftInput } from '../fields/DraftInput.tsx'
import { digitsText, readAmount } from '../text/amount.ts'
import { percentDigits, readPercent } from '../text/percent.ts'
import { Labelled } from '../ui/Labelled.tsx'
import type { DraftDiscount } from './invoice-draft.ts'

type DiscountInputProps = { discount: DraftDiscount; currency: string; onDiscount: (discount: DraftDiscount) => void }

/** None, a percentage or an amount, over all lines. */
export const DiscountInput = ({ discount, currency, onDiscount }: DiscountInputProps) => {
  const [problem, setProblem] = useState<string>()
  const take = (text: string): void => {
    const read = discount.kind === 'rate' ? readPercent(text) : readAmount(text, currency)
    setProblem('problem' in read ? read.problem : undefined)
    onDiscount({
      ...discount,
      bps: 'bps' in read ? read.bps : null,
      minor: 'minor' in read ? read.minor : null,
    })
  }
  const isRate = discount.kind === 'rate'
  return (
    <Labelled htmlFor="invoice-discount-kind" label="Discount" problem={problem}>
      <div className="fh-invoice-discount">
        <select
          id="invoice-discount-kind"
          onChange={({ target }) => {
            setProblem(undefined)
            onDiscount({ kind: target.value as DraftDiscount['kind'], bps: null, minor: null })
          }}
          value={discount.kind}
        >
          <option value="none">None</option>
          <option value="rate">A percentage</option>
          <option value="amount">An amount</option>
        </select>
        {discount.kind !== 'none' && (
          <DraftInput
            id="invoice-discount"
            isInvalid={problem !== undefined}
            key={discount.kind}
            label="Discount"
            name="discount"
            onText={take}
            prefix={isRate ? undefined : currency}
            suffix={isRate ? '%' : undefined}
            text={isRate ? percentDigits(discount.bps) : digitsText(discount.minor, currency)}
          />
        )}
      </div>
    </Labelled>
  )
}
