'use client'

import { useForm, useFormFields } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useApi } from '../api/use-api.ts'

/** Fills in the roles of the chosen position, as long as nobody has chosen others. */
export const usePositionRoles = (): void => {
  const { dispatchFields } = useForm()
  const position = useFormFields(([fields]) => fields?.position?.value)
  const roles = useFormFields(([fields]) => fields?.roles?.value)
  const filled = useRef<string>(undefined)
  const { data } = useApi<{ id: string; defaultRoles?: string[] | null }>(
    typeof position === 'string' ? `/positions/${position}?depth=0&select[defaultRoles]=true` : null,
  )

  const fill = useEffectEvent((defaults: string[]) => {
    const now = Array.isArray(roles) ? roles : []
    const isOwnChoice = now.length > 0 && JSON.stringify(now) !== filled.current
    if (isOwnChoice || defaults.length === 0) return
    filled.current = JSON.stringify(defaults)
    dispatchFields({ type: 'UPDATE', path: 'roles', value: defaults, valid: true })
  })
  useEffect(() => {
    if (data && data.id === position) fill(data.defaultRoles ?? [])
  }, [data, position])
}
