'use client'

import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { FieldFrame, inputId } from './FieldFrame.tsx'

/** Takes a secret and never shows one: the server does not send it, and what is typed stays masked. */
export const SecretField: TextFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: pathFromProps,
  })
  const isReadOnly = readOnly || field.admin?.readOnly === true
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly={isReadOnly} showError={showError}>
      <input
        autoComplete="new-password"
        disabled={disabled || isReadOnly}
        id={inputId(path)}
        name={path}
        onChange={({ target }) => setValue(target.value === '' ? undefined : target.value)}
        placeholder="Unchanged"
        spellCheck={false}
        type="password"
        value={value ?? ''}
      />
    </FieldFrame>
  )
}
