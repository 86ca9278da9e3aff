'use client'

import { FieldError, FieldLabel, useDocumentInfo, useField } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { useMemo } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { codesFrom } from './changes.ts'
import { inOrder } from './matrix.ts'
import { Matrix } from './Matrix.tsx'
import { notHeld, useEditor } from './use-editor.ts'
import { useLimits } from './use-limits.ts'

/** The permissions of a role, with the amounts up to which some of them count. */
export const PermissionMatrix: SelectFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { disabled, path, setValue, showError, value } = useField<string[] | null>({
    potentiallyStalePath: pathFromProps,
  })
  const { savedDocumentData } = useDocumentInfo()
  const editor = useEditor()
  const { limits, setLimit } = useLimits()
  const chosen = useMemo(() => new Set(codesFrom(value)), [value])
  const saved = new Set(codesFrom(savedDocumentData?.permissions))
  const isReadOnly = readOnly || disabled

  const lockedBy = (code: PermissionCode): string | undefined => {
    if (isReadOnly) return 'You may look at roles, and not change them.'
    if (!editor.isKnown) return 'Just a moment.'
    return editor.held.has(code) || saved.has(code) ? undefined : notHeld
  }
  const change = (next: Set<PermissionCode>): void => {
    // A limit goes with its permission.
    for (const code of chosen) if (!next.has(code) && limits[code] !== undefined) setLimit(code, null)
    setValue(inOrder(next))
  }

  return (
    <div className="field-type fh-codes">
      <FieldLabel label={field.label} path={path} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} />
      </div>
      <Matrix
        caption="Permissions of the role"
        chosen={chosen}
        limits={{ currency: editor.currency, values: limits, own: editor.limits, onChange: setLimit }}
        lockedBy={lockedBy}
        onChange={change}
      />
    </div>
  )
}
