'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { type Limits, limitsFrom } from './changes.ts'

const path = 'limits'

/** The amounts of the open role: rows of the form's list `limits`, one for each permission that has one. */
export const useLimits = () => {
  const { addFieldRow, dispatchFields, getDataByPath, removeFieldRow, setModified } = useForm()
  const rows = useFormFields(([fields]) =>
    JSON.stringify(
      (fields?.[path]?.rows ?? []).map((_, index) => ({
        permission: fields[`${path}.${index}.permission`]?.value,
        amountMinor: fields[`${path}.${index}.amountMinor`]?.value,
      })),
    ),
  )
  const limits = useMemo((): Limits => limitsFrom(JSON.parse(rows)), [rows])

  /** @param minor null takes the limit away */
  const setLimit = (code: PermissionCode, minor: number | null): void => {
    const known = getDataByPath<{ permission?: string }[] | undefined>(path)
    const index = Array.isArray(known) ? known.findIndex(({ permission }) => permission === code) : -1
    if (minor === null) {
      if (index >= 0) removeFieldRow({ path, rowIndex: index })
    } else if (index < 0) {
      const field = (value: unknown) => ({ value, initialValue: value, valid: true, passesCondition: true })
      addFieldRow({
        path,
        schemaPath: path,
        subFieldState: { permission: field(code), amountMinor: field(minor) },
      })
    } else {
      dispatchFields({ type: 'UPDATE', path: `${path}.${index}.amountMinor`, value: minor, valid: true })
      setModified(true)
    }
  }
  return { limits, setLimit }
}
