'use client'

import { useField } from '@payloadcms/ui'
import type { NumberFieldClientComponent } from 'payload'
import { useState } from 'react'
import { percentDigits, percentText, readPercent } from '../text/percent.ts'
import { DraftInput } from './DraftInput.tsx'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

// The server refuses a fraction of a basis point, so what cannot be read is never saved as some other rate.
const unreadable = 0.5

/** Shows and takes a percentage; the form keeps basis points. */
export const PercentField: NumberFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<number | null>({
    potentiallyStalePath: pathFromProps,
  })
  const [problem, setProblem] = useState<string>()
  const isReadOnly = readOnly || field.admin?.readOnly === true

  const take = (text: string): void => {
    const rate = readPercent(text)
    setProblem('problem' in rate ? rate.problem : undefined)
    setValue('problem' in rate ? unreadable : rate.bps)
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
        <ReadOnlyValue id={inputId(path)} isNumber text={percentText(value)} />
      ) : (
        <DraftInput
          disabled={disabled}
          id={inputId(path)}
          isInvalid={problem !== undefined}
          name={path}
          onText={take}
          placeholder="0"
          suffix="%"
          text={percentDigits(value)}
        />
      )}
    </FieldFrame>
  )
}
