'use client'

import { Button, Link, useConfig, useListDrawerContext } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import type { StaffStatistics } from '../../services/staff/staff-statistics.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'

const cards = [
  { key: 'active', label: 'Active' },
  { key: 'invited', label: 'Invited' },
  { key: 'suspended', label: 'Suspended' },
  { key: 'left', label: 'Left' },
] as const

/** How many people work here, above the list of them, with the way to invite another. */
export const StaffOverview = () => {
  const { can, me } = usePermissions()
  const { isInDrawer } = useListDrawerContext()
  const adminRoute = useConfig().config.routes.admin
  const hasCompany = Boolean(me?.company)
  const { data, error } = useApi<StaffStatistics>(
    hasCompany && can('settings.staff.view') ? '/staff/statistics' : null,
    useLiveVersion(),
  )
  if (isInDrawer) return null
  const list = `${adminRoute}/collections/staff`

  return (
    <section className="fh-staff">
      <div className="fh-cards">
        {cards.map(({ key, label }) => (
          <Link
            className="fh-card"
            href={`${list}?where[or][0][and][0][status][equals]=${key}`}
            key={key}
            prefetch={false}
          >
            <span className="fh-card__figure">{data ? data[key] : <span className="fh-skeleton" />}</span>
            <span className="fh-quiet">{label}</span>
          </Link>
        ))}
        <Parts heading="By branch" none="No branch" parts={data?.byBranch} />
        <Parts heading="By position" none="No position" parts={data?.byPosition} />
      </div>
      <ErrorNote error={error} />
      <div className="fh-list-actions">
        {can('settings.staff.create') && (
          <Button el="link" margin={false} size="small" to={`${list}/create`}>
            Invite to the staff
          </Button>
        )}
      </div>
    </section>
  )
}

type PartsProps = { heading: string; none: string; parts: StaffStatistics['byBranch'] | undefined }

/** The largest ones; the others are one line, so that the card keeps its height. */
const most = 3

const Parts = ({ heading, none, parts = [] }: PartsProps) => {
  const others = parts.length > most ? parts.slice(most - 1) : []
  const shown = parts.slice(0, parts.length - others.length)
  return (
    <div className="fh-card fh-card--parts">
      <span className="fh-quiet">{heading}</span>
      <ul>
        {shown.map(({ id, name, count }) => (
          <li key={id}>
            <span>{name ?? none}</span> <b className="fh-number">{count}</b>
          </li>
        ))}
        {others.length > 0 && (
          <li>
            <span>{others.length} others</span>
            <b className="fh-number">{others.reduce((sum, { count }) => sum + count, 0)}</b>
          </li>
        )}
      </ul>
    </div>
  )
}
