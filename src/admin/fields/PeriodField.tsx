'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { periodText } from '../text/date.ts'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

/** The month that a document is about. */
export const PeriodField: TextFieldClientComponent = ({ field, path: pathFromProps }) => {
  const { customComponents, path, showError, value } = useField<string | null>({ potentiallyStalePath: pathFromProps })
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly showError={showError}>
      <ReadOnlyValue id={inputId(path)} text={periodText(value)} />
    </FieldFrame>
  )
}
