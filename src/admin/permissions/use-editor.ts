'use client'

import { useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import { useApi } from '../api/use-api.ts'
import type { Limits } from './changes.ts'

/** What the reader of the page may give himself, and the currency of the company that the open row belongs to. */
export const useEditor = () => {
  const { me, can } = usePermissions()
  const company = useFormFields(([fields]) => fields?.company?.value)
  const { data } = useApi<{ currency?: string }>(
    typeof company === 'string' ? `/companies/${company}?depth=0&select[currency]=true` : null,
  )
  const held = useMemo(() => new Set<string>(me?.permissions), [me])
  return { isKnown: me !== undefined, held, limits: (me?.limits ?? {}) as Limits, currency: data?.currency, can }
}

export const notHeld = 'You do not hold this yourself, so you cannot give it.'
