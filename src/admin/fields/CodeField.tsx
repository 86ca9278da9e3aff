'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { words } from '../text/words.ts'
import { FieldFrame, inputId } from './FieldFrame.tsx'
import { ReadOnlyValue } from './ReadOnlyValue.tsx'

/** A code of the system in words: nobody types it. */
export const CodeField: TextFieldClientComponent = ({ field, path: pathFromProps }) => {
  const { customComponents, path, showError, value } = useField<string | null>({ potentiallyStalePath: pathFromProps })
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly showError={showError}>
      <ReadOnlyValue id={inputId(path)} text={words(value)} />
    </FieldFrame>
  )
}
