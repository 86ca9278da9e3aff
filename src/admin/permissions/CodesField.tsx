'use client'

import { Button, FieldDescription, FieldError, FieldLabel, useDocumentInfo, useField } from '@payloadcms/ui'
import type { SelectFieldClientComponent } from 'payload'
import { useState } from 'react'
import { permissionLabel, type PermissionCode } from '../../access/permissions.ts'
import { codesFrom } from './changes.ts'
import { CodesDialog } from './CodesDialog.tsx'
import { inOrder } from './matrix.ts'
import { notHeld, useEditor } from './use-editor.ts'
import { useMemberRights } from './use-member-rights.ts'

/** The permissions that one member has beside his roles, or has not in spite of them. */
export const CodesField: SelectFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { disabled, path, setValue, showError, value } = useField<string[] | null>({
    potentiallyStalePath: pathFromProps,
  })
  const { savedDocumentData } = useDocumentInfo()
  const [isOpen, setIsOpen] = useState(false)
  const { held, isKnown } = useEditor()
  const { roles } = useMemberRights()
  const isDenial = field.name === 'denials'
  const codes = codesFrom(value)
  const saved = new Set(codesFrom(savedDocumentData?.[field.name]))

  const givenBy = (code: PermissionCode): string | undefined => {
    const names = roles.filter(({ permissions }) => permissions.includes(code)).map(({ name }) => name)
    return names.length > 0 ? `by role ${names.join(', ')}` : undefined
  }
  const lockedBy = (code: PermissionCode): string | undefined => {
    if (!isKnown) return 'Just a moment.'
    if (held.has(code)) return undefined
    // The end of a denial gives the permission, as a grant does.
    if (isDenial) return saved.has(code) ? notHeld : undefined
    return saved.has(code) ? undefined : notHeld
  }
  const effect = (code: PermissionCode): string | undefined => {
    const origin = givenBy(code)
    if (isDenial) return origin ? `would come ${origin}` : 'no role gives it: no effect now'
    return origin && `${origin} already`
  }
  const change = (next: ReadonlySet<PermissionCode>): void => setValue(inOrder(next))

  return (
    <div className="field-type fh-codes" id={`field-${path}`}>
      <FieldLabel label={field.label} path={path} />
      <FieldError path={path} showError={showError} />
      <ul className="fh-codes__list">
        {codes.map((code) => (
          <li className={`fh-code-chip fh-code-chip--${isDenial ? 'denied' : 'extra'}`} key={code}>
            <span>{permissionLabel(code)}</span>
            {effect(code) && <span className="fh-quiet">{effect(code)}</span>}
            {!readOnly && !lockedBy(code) && (
              <button
                aria-label={`Take out ${permissionLabel(code)}`}
                disabled={disabled}
                onClick={() => change(new Set(codes.filter((other) => other !== code)))}
                type="button"
              >
                ×
              </button>
            )}
          </li>
        ))}
        {codes.length === 0 && <li className="fh-quiet">None</li>}
        {!readOnly && (
          <li>
            <Button
              buttonStyle="secondary"
              disabled={disabled}
              margin={false}
              onClick={() => setIsOpen(true)}
              size="small"
              type="button"
            >
              {isDenial ? 'Deny permissions…' : 'Grant permissions…'}
            </Button>
          </li>
        )}
      </ul>
      <FieldDescription description={field.admin?.description} path={path} />
      {isOpen && (
        <CodesDialog
          codes={codes}
          lockedBy={lockedBy}
          noteOf={(code) => (isDenial ? givenBy(code) : effect(code))}
          onChange={change}
          onClose={() => setIsOpen(false)}
          title={isDenial ? 'Denied in spite of the roles' : 'Granted beside the roles'}
        />
      )}
    </div>
  )
}
