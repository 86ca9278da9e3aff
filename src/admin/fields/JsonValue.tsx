'use client'

import { useField } from '@payloadcms/ui'
import type { JSONFieldClientComponent } from 'payload'
import { noValue } from '../text/amount.ts'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

/** Structured data that nobody edits, as text. Payload's own field loads an editor from another site. */
export const JsonValue: JSONFieldClientComponent = ({ field, path: pathFromProps }) => {
  const { customComponents, path, showError, value } = useField<unknown>({ potentiallyStalePath: pathFromProps })
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly showError={showError}>
      {value === undefined || value === null ? (
        <ReadOnlyValue id={inputId(path)} text={noValue} />
      ) : (
        <pre className="fh-json" id={inputId(path)}>
          {JSON.stringify(value, null, 2)}
        </pre>
      )}
    </FieldFrame>
  )
}
