'use client'

import { useAuth } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useEffect, useState } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { apiRequest } from './request.ts'

export type Me = {
  permissions: string[]
  company?: { id: string; name?: string; currency?: string; timezone?: string } | null
}

const cache = new Map<string, Promise<Me>>()

/**
 * What the user may do in the chosen company: read once per user and company, shared by everything on the page.
 * Nothing is allowed until it is known; the server decides anyway.
 */
export const usePermissions = () => {
  const { user } = useAuth()
  const { selectedTenantID } = useTenantSelection()
  const [me, setMe] = useState<Me>()
  const [error, setError] = useState<unknown>()
  const key = user ? `${user.id}:${selectedTenantID ?? ''}` : undefined

  useEffect(() => {
    if (!key) return undefined
    let isCurrent = true
    readMe(key).then(
      (found) => isCurrent && setMe(found),
      (problem: unknown) => isCurrent && setError(problem),
    )
    return () => {
      isCurrent = false
    }
  }, [key])

  return { me, error, can: (code: PermissionCode): boolean => me?.permissions.includes(code) ?? false }
}

const readMe = (key: string): Promise<Me> => {
  const known = cache.get(key)
  if (known) return known
  const reading = apiRequest<Me>({ path: '/auth/me' })
  cache.set(key, reading)
  reading.catch(() => cache.delete(key))
  return reading
}
