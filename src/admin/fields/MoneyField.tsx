'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import type { NumberFieldClientComponent } from 'payload'
import { useEffect, useRef, useState } from 'react'
import { isCurrency } from '../../domain/currency.ts'
import { amountText, digitsText, readAmount } from '../text/amount.ts'
import { DraftInput } from './DraftInput.tsx'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

// The server refuses a fraction of a minor unit, so what cannot be read is never saved as some other amount.
const unreadable = 0.5

/** Shows and takes an amount in major units; the form keeps minor units of the `currency` beside it. */
export const MoneyField: NumberFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<number | null>({
    potentiallyStalePath: pathFromProps,
  })
  const currency = useCurrencyBeside(path)
  const [problem, setProblem] = useState<string>()
  const isReadOnly = readOnly || field.admin?.readOnly === true

  useSameMajorAmount({ currency, value, setValue, isOff: isReadOnly })

  const take = (text: string): void => {
    const amount = readAmount(text, currency ?? '')
    setProblem('problem' in amount ? amount.problem : undefined)
    setValue('problem' in amount ? unreadable : amount.minor)
  }

  return (
    <FieldFrame
      custom={customComponents}
      field={field}
      path={path}
      problem={problem}
      readOnly={isReadOnly}
      showError={showError}
    >
      {isReadOnly ? (
        <ReadOnlyValue id={inputId(path)} isNumber text={amountText(value, currency)} />
      ) : (
        <DraftInput
          disabled={disabled || !currency}
          id={inputId(path)}
          isInvalid={problem !== undefined}
          name={path}
          onText={take}
          placeholder={currency ? digitsText(0, currency) : 'Enter the currency first'}
          prefix={currency}
          text={currency ? digitsText(value, currency) : ''}
        />
      )}
    </FieldFrame>
  )
}

/** The currency that the form names on the same level, when it exists. */
const useCurrencyBeside = (path: string): string | undefined => {
  const beside = [...path.split('.').slice(0, -1), 'currency'].join('.')
  const currency = useFormFields(([fields]) => fields?.[beside]?.value)
  return isCurrency(currency) ? currency : undefined
}

type Kept = { currency?: string; value: number | null; setValue: (value: unknown) => void; isOff: boolean }

/** 35,000 stays 35,000 when somebody changes KES to a currency with other digits. */
const useSameMajorAmount = ({ currency, value, setValue, isOff }: Kept): void => {
  const before = useRef(currency)
  useEffect(() => {
    const previous = before.current
    if (!currency || currency === previous) return
    before.current = currency
    if (isOff || !previous || typeof value !== 'number') return
    const amount = readAmount(digitsText(value, previous), currency)
    if ('minor' in amount && amount.minor !== value) setValue(amount.minor)
  }, [currency, isOff, setValue, value])
}
