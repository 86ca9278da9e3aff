'use client'

import { useAuth } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { apiRequest } from './request.ts'

export type Me = {
  permissions: string[]
  /** minor units, for the permissions that count up to an amount */
  limits?: Readonly<Record<string, number>>
  company?: { id: string; name?: string; currency?: string; timezone?: string } | null
  companies?: { id: string; name?: string }[]
  /** companies that stay closed until something is done */
  withheld?: { companyId: string; reason: 'second_factor' | 'password_change' }[]
  isOperator?: boolean
  /** changes with the rights */
  version?: string
}

const cache = new Map<string, Promise<Me>>()
const listeners = new Set<() => void>()
let generation = 0

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
  const read = useSyncExternalStore(
    subscribe,
    () => generation,
    () => 0,
  )

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
  }, [key, read])

  return { me, error, can: (code: PermissionCode): boolean => me?.permissions.includes(code) ?? false }
}

/** Reads the rights anew for everything on the page, because they may have changed. What is known stays until then. */
export const rereadPermissions = (): void => {
  cache.clear()
  generation += 1
  listeners.forEach((listener) => listener())
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return (): void => void listeners.delete(listener)
}

const readMe = (key: string): Promise<Me> => {
  const known = cache.get(key)
  if (known) return known
  const reading = apiRequest<Me>({ path: '/auth/me' })
  cache.set(key, reading)
  reading.catch(() => cache.delete(key))
  return reading
}
