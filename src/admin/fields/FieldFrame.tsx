'use client'

import { FieldDescription, FieldError, FieldLabel, RenderCustomComponent } from '@payloadcms/ui'
import type { FieldState, StaticDescription, StaticLabel } from 'payload'
import type { CSSProperties, ReactNode } from 'react'

type FieldFrameProps = {
  path: string
  field: {
    label?: false | StaticLabel
    required?: boolean
    admin?: {
      className?: string
      description?: StaticDescription
      width?: CSSProperties['width']
      style?: CSSProperties
    }
  }
  custom?: FieldState['customComponents']
  showError: boolean
  /** shown instead of the form's own message */
  problem?: string
  readOnly: boolean
  children: ReactNode
}

/** Label, message and description around an input of ours, laid out like Payload's own fields. */
export const FieldFrame = ({ path, field, custom = {}, showError, problem, readOnly, children }: FieldFrameProps) => {
  const hasError = showError || problem !== undefined
  const classes = [
    'field-type',
    'text',
    'fh-input',
    field.admin?.className,
    hasError && 'error',
    readOnly && 'read-only',
  ]
  const width = field.admin?.width ? { '--field-width': field.admin.width } : { flex: '1 1 auto' }
  return (
    <div className={classes.filter(Boolean).join(' ')} style={{ ...field.admin?.style, ...width } as CSSProperties}>
      <RenderCustomComponent
        CustomComponent={custom.Label}
        Fallback={<FieldLabel label={field.label || undefined} path={path} required={field.required} />}
      />
      <div className="field-type__wrap">
        <RenderCustomComponent
          CustomComponent={custom.Error}
          Fallback={<FieldError message={problem} path={path} showError={hasError} />}
        />
        {custom.BeforeInput}
        {children}
        {custom.AfterInput}
        <RenderCustomComponent
          CustomComponent={custom.Description}
          Fallback={<FieldDescription description={field.admin?.description} path={path} />}
        />
      </div>
    </div>
  )
}

/** The id that Payload gives the input of a field. */
export const inputId = (path: string): string => `field-${path.replaceAll('.', '__')}`
