'use client'

import { useFormFields } from '@payloadcms/ui'
import { useMemo } from 'react'
import type { HeldRole } from '../../access/effective-rights.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { codesFrom } from './changes.ts'

type RoleRow = { id: string; name: string; permissions?: unknown; limits?: HeldRole['limits'] | null }

const idsFrom = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** What the open staff form gives, saved or not: its roles as they are now, its grants and denials. */
export const useMemberRights = () => {
  const { can, me } = usePermissions()
  const ids = useFormFields(([fields]) => idsFrom(fields?.roles?.value).join(','))
  const grants = useFormFields(([fields]) => fields?.grants?.value)
  const denials = useFormFields(([fields]) => fields?.denials?.value)
  const scope = useFormFields(([fields]) => fields?.projectScope?.value)
  const maySeeRoles = can('settings.roles.view')
  const { data, error } = useApi<{ docs: RoleRow[] }>(
    ids && maySeeRoles ? `/roles?where[id][in]=${ids}&depth=0&limit=100` : null,
  )
  const roles = useMemo(
    () =>
      (data?.docs ?? [])
        .filter(({ id }) => ids.split(',').includes(id))
        .map(({ id, name, permissions, limits }): HeldRole => ({
          id,
          name,
          permissions: codesFrom(permissions),
          limits: limits ?? [],
        })),
    [data, ids],
  )
  return {
    roles,
    grants: codesFrom(grants),
    denials: codesFrom(denials),
    isLimitedToProjects: scope === 'assigned',
    isKnown: me !== undefined && (!ids || data !== undefined),
    maySeeRoles: me === undefined || maySeeRoles,
    error,
  }
}
