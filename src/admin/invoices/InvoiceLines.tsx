'use client'

import { Button } from '@payloadcms/ui'
import { type KeyboardEvent, useState } from 'react'
import { DraftInput } from '../fields/DraftInput.tsx'
import { digitsText, readAmount } from '../text/amount.ts'
import { percentDigits, readPercent } from '../text/percent.ts'
import { Amount } from '../ui/Amount.tsx'
import { type DraftLine, isBlank, lineKinds, newLine, type Totals } from './invoice-draft.ts'

type InvoiceLinesProps = {
  lines: DraftLine[]
  currency: string
  totals: Totals | undefined
  onLines: (lines: DraftLine[]) => void
}

/** The lines of an invoice that is being written; Enter in the last one begins another. */
export const InvoiceLines = ({ lines, currency, totals, onLines }: InvoiceLinesProps) => {
  const change = (key: string, over: Partial<DraftLine>): void =>
    onLines(lines.map((line) => (line.key === key ? { ...line, ...over } : line)))
  const remove = (key: string): void => {
    const left = lines.filter((line) => line.key !== key)
    onLines(left.length > 0 ? left : [newLine()])
  }
  const next = (event: KeyboardEvent, index: number): void => {
    // Enter on a button presses it.
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    if (index === lines.length - 1) onLines([...lines, newLine()])
  }
  // totals are of the lines that say something
  const begun = lines.filter((line) => !isBlank(line))
  return (
    <div className="fh-scroll">
      <table className="fh-table fh-invoice-lines">
        <thead>
          <tr>
            <th>What for</th>
            <th>Kind</th>
            <th className="fh-cell-right">Quantity</th>
            <th className="fh-cell-right">Unit price</th>
            <th className="fh-cell-right">Tax</th>
            <th className="fh-cell-right">Total</th>
            <th aria-label="Remove" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <LineRow
              currency={currency}
              key={line.key}
              line={line}
              onChange={(over) => change(line.key, over)}
              onKeyDown={(event) => next(event, index)}
              onRemove={() => remove(line.key)}
              position={index + 1}
              totalMinor={totals?.lines[begun.indexOf(line)]?.totalMinor}
            />
          ))}
        </tbody>
      </table>
      <Button
        buttonStyle="secondary"
        margin={false}
        onClick={() => onLines([...lines, newLine()])}
        size="small"
        type="button"
      >
        Add a line
      </Button>
    </div>
  )
}

type LineRowProps = {
  line: DraftLine
  position: number
  currency: string
  totalMinor: number | undefined
  onChange: (over: Partial<DraftLine>) => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

const LineRow = ({ line, position, currency, totalMinor, onChange, onRemove, onKeyDown }: LineRowProps) => {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const mark = (field: string, isWrong: boolean): void =>
    setWrong((before) => {
      const after = new Set(before)
      if (isWrong) after.add(field)
      else after.delete(field)
      return after
    })
  const takeAmount = (text: string): void => {
    const read = readAmount(text, currency)
    mark('price', 'problem' in read)
    onChange({ unitAmountMinor: 'problem' in read ? null : read.minor })
  }
  const takeTax = (text: string): void => {
    const read = readPercent(text)
    mark('tax', 'problem' in read)
    onChange({ taxRateBps: 'problem' in read ? null : read.bps })
  }
  const takeQuantity = (text: string): void => {
    const value = readQuantity(text)
    mark('quantity', value === null)
    onChange({ quantity: value })
  }
  const isPenalty = line.penalty !== undefined
  const label = (what: string): string => `${what} of line ${position}`
  return (
    <tr onKeyDown={onKeyDown}>
      <td>
        <input
          aria-label={label('Description')}
          maxLength={200}
          onChange={({ target }) => onChange({ description: target.value })}
          type="text"
          value={line.description}
        />
      </td>
      <td>
        {isPenalty ? (
          'Penalty'
        ) : (
          <select
            aria-label={label('Kind')}
            onChange={({ target }) => onChange({ kind: target.value })}
            value={line.kind}
          >
            {lineKinds.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        )}
      </td>
      <td className="fh-invoice-lines__number">
        <DraftInput
          disabled={isPenalty}
          id={`${line.key}-quantity`}
          isInvalid={wrong.has('quantity')}
          label={label('Quantity')}
          name="quantity"
          onText={takeQuantity}
          text={line.quantity === null ? '' : String(line.quantity)}
        />
      </td>
      <td className="fh-invoice-lines__number">
        <DraftInput
          disabled={isPenalty}
          id={`${line.key}-price`}
          isInvalid={wrong.has('price')}
          label={label('Unit price')}
          name="price"
          onText={takeAmount}
          text={digitsText(line.unitAmountMinor, currency)}
        />
      </td>
      <td className="fh-invoice-lines__number">
        <DraftInput
          id={`${line.key}-tax`}
          isInvalid={wrong.has('tax')}
          label={label('Tax rate')}
          name="tax"
          onText={takeTax}
          suffix="%"
          text={percentDigits(line.taxRateBps)}
        />
      </td>
      <td>
        <Amount className="fh-cell-right" currency={currency} minor={totalMinor} />
      </td>
      <td>
        <button aria-label={`Remove line ${position}`} className="fh-link" onClick={onRemove} type="button">
          Remove
        </button>
      </td>
    </tr>
  )
}

/** '12.5' -> 12.5, at most four decimals; null for anything else. */
const readQuantity = (text: string): number | null => {
  const bare = text.trim().replace(',', '.')
  return /^\d{1,7}(?:\.\d{1,4})?$/.test(bare) && Number(bare) > 0 ? Number(bare) : null
}
