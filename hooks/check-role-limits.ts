import type { CollectionBeforeChangeHook } from 'payload'
import { validationError } from '../src/platform/errors.ts'

type Limit = { permission: string; amountMinor: number }

/**
 * A limit belongs to a permission of the role, once. One whose permission was just taken from the role goes with it; one
 * that never had it is a mistake.
 */
export const checkRoleLimits: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const held = new Set<string>(data.permissions ?? [])
  const before = ((originalDoc?.limits ?? []) as Limit[]).map(({ permission }) => permission)
  const limits = ((data.limits ?? []) as Limit[]).filter(
    ({ permission }) => held.has(permission) || !before.includes(permission),
  )
  limits.forEach(({ permission }, index) => {
    const path = `limits.${index}.permission`
    if (!held.has(permission)) throw validationError('The role does not have this permission.', path)
    if (limits.findIndex((other) => other.permission === permission) < index)
      throw validationError('This permission has a limit already.', path)
  })
  return { ...data, limits }
}
