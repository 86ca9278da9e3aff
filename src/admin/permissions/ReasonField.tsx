'use client'

import { useDocumentInfo, useField } from '@payloadcms/ui'
import type { TextareaFieldClientComponent } from 'payload'
import { useEffect, useEffectEvent, useRef } from 'react'
import { FieldFrame, inputId } from '../fields/FieldFrame.tsx'

/** Why a row is changed. What was said of the last change is not said of the next one. */
export const ReasonField: TextareaFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: pathFromProps,
  })
  const { savedDocumentData } = useDocumentInfo()
  const savedAt = savedDocumentData?.updatedAt
  const before = useRef(savedAt)
  const forget = useEffectEvent(() => setValue('', true))
  useEffect(() => {
    if (before.current === savedAt) return
    before.current = savedAt
    forget()
  }, [savedAt])

  if (readOnly) return null
  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly={false} showError={showError}>
      <textarea
        className="fh-change__reason"
        disabled={disabled}
        id={inputId(path)}
        maxLength={500}
        name={path}
        onChange={({ target }) => setValue(target.value)}
        rows={3}
        value={value ?? ''}
      />
    </FieldFrame>
  )
}
