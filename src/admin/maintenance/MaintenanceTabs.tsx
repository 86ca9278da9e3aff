'use client'

import { Link, useConfig } from '@payloadcms/ui'

type Page = 'board' | 'calendar' | 'list' | 'plans'

const pages: { key: Page; label: string; path: string }[] = [
  { key: 'board', label: 'Board', path: '/maintenance' },
  { key: 'calendar', label: 'Calendar', path: '/maintenance/calendar' },
  { key: 'list', label: 'List', path: '/collections/maintenance-requests' },
  { key: 'plans', label: 'Plans', path: '/collections/maintenance-plans' },
]

/** The same requests as a board, by day, as a list, and what comes again. */
export const MaintenanceTabs = ({ active }: { active: Page }) => {
  const { admin } = useConfig().config.routes
  return (
    <nav aria-label="Maintenance" className="fh-tabs">
      {pages.map(({ key, label, path }) => (
        <Link
          aria-current={key === active ? 'page' : undefined}
          className="fh-tab fh-tab--link"
          href={`${admin}${path}`}
          key={key}
          prefetch={false}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
