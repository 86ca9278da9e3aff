'use client'

import { Link, useListDrawerContext } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'

const roles = [
  { field: 'isTenant', label: 'Tenants' },
  { field: 'isOwner', label: 'Owners' },
  { field: 'isBuyer', label: 'Buyers' },
  { field: 'isAgent', label: 'Agents' },
  { field: 'isVendor', label: 'Vendors' },
] as const

const parameter = (field: string): string => `where[or][0][and][0][${field}][equals]`

/** The list of people by what they are to us, and the ways to what waits for somebody. */
export const RoleTabs = () => {
  const { isInDrawer } = useListDrawerContext()
  const search = useSearchParams()
  const { can } = usePermissions()
  const path = useAdminPath()
  if (isInDrawer) return null
  const list = path('/collections/people')
  const chosen = roles.find(({ field }) => search.get(parameter(field)) === 'true')?.field
  return (
    <div className="fh-person-tabs">
      <nav aria-label="People by role" className="fh-tabs">
        <Tab href={list} isChosen={!chosen} label="Everybody" />
        {roles.map(({ field, label }) => (
          <Tab href={`${list}?${parameter(field)}=true`} isChosen={chosen === field} key={field} label={label} />
        ))}
      </nav>
      <span className="fh-list-actions">
        {can('people.verification.view') && (
          <Link href={path('/identity-queue')} prefetch={false}>
            Identity reviews
          </Link>
        )}
        {can('people.people.merge') && (
          <Link href={path('/duplicates')} prefetch={false}>
            Duplicates
          </Link>
        )}
      </span>
    </div>
  )
}

type TabProps = { href: string; isChosen: boolean; label: string }

const Tab = ({ href, isChosen, label }: TabProps) => (
  <Link aria-current={isChosen ? 'page' : undefined} className="fh-tab" href={href} prefetch={false}>
    {label}
  </Link>
)
