'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useState } from 'react'
import { isCalendarDate } from '../../domain/calendar.ts'
import { dateText } from '../text/date.ts'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

// The server refuses it, so a half-typed date never clears the one that was there.
const incomplete = 'incomplete'

/** A calendar date with the browser's own picker; the value is 'YYYY-MM-DD' and has no zone. */
export const DateField: TextFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: pathFromProps,
  })
  const [problem, setProblem] = useState<string>()
  const isReadOnly = readOnly || field.admin?.readOnly === true

  const take = ({ value: date, validity }: HTMLInputElement): void => {
    setProblem(validity.badInput ? 'Complete the date.' : undefined)
    setValue(validity.badInput ? incomplete : date || null)
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
        <ReadOnlyValue id={inputId(path)} text={dateText(value)} />
      ) : (
        <input
          className="fh-number"
          disabled={disabled}
          id={inputId(path)}
          max="9999-12-31"
          name={path}
          onChange={({ target }) => take(target)}
          type="date"
          value={isCalendarDate(value) ? value : ''}
        />
      )}
    </FieldFrame>
  )
}
