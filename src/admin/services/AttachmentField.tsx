'use client'

import { Link, useConfig, useField, useFormFields } from '@payloadcms/ui'
import type { RelationshipFieldClientComponent } from 'payload'
import { useApi } from '../api/use-api.ts'
import { FieldFrame, inputId } from '../fields/FieldFrame.tsx'
import { ReadOnlyValue } from '../fields/ReadOnlyValue.tsx'
import { noValue } from '../text/amount.ts'
import { type Attachment, attachmentText, choicesPath } from './attachment-text.ts'

/** A service of a property by its name and place: such a row has no name of its own that a stock field could show. */
export const AttachmentField: RelationshipFieldClientComponent = ({ field, path: pathFromProps, readOnly = false }) => {
  const { customComponents, disabled, path, setValue, showError, value } = useField<string | null>({
    potentiallyStalePath: pathFromProps,
  })
  const adminRoute = useConfig().config.routes.admin
  const project = useFormFields(([fields]) => fields?.project?.value)
  const unit = useFormFields(([fields]) => fields?.unit?.value)
  const isReadOnly = readOnly || field.admin?.readOnly === true
  const chosen = useApi<Attachment>(value ? `/project-services/${value}?depth=1&joins=false` : null).data
  const list = useApi<{ docs: Attachment[] }>(isReadOnly ? null : choicesPath({ project, unit })).data
  const current = value && chosen?.id === value ? chosen : undefined
  const offered = project ? (list?.docs ?? []).filter(({ id }) => id !== value) : []
  const text = value ? (current ? attachmentText(current) : 'A service') : noValue

  return (
    <FieldFrame custom={customComponents} field={field} path={path} readOnly={isReadOnly} showError={showError}>
      {isReadOnly ? (
        <ReadOnlyValue id={inputId(path)} text={text} />
      ) : (
        <select
          className="fh-select"
          disabled={disabled}
          id={inputId(path)}
          name={path}
          onChange={({ target }) => setValue(target.value || null)}
          value={value ?? ''}
        >
          <option value="">{project ? 'Not charged' : 'Choose the project first'}</option>
          {value && <option value={value}>{text}</option>}
          {offered.map((row) => (
            <option key={row.id} value={row.id}>
              {attachmentText(row)}
            </option>
          ))}
        </select>
      )}
      {value && (
        <Link
          className="fh-quiet"
          href={`${adminRoute}/collections/project-services/${encodeURIComponent(value)}`}
          prefetch={false}
        >
          Open the service
        </Link>
      )}
    </FieldFrame>
  )
}
