'use client'

import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { changesOf, type Side } from '../audit/changes.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { noValue } from '../text/amount.ts'
import { dateText } from '../text/date.ts'
import { sentence, statusBadge } from '../text/status.ts'
import { StatusBadge } from '../ui/StatusBadge.tsx'

type Amendment = {
  id: string
  kind: string
  effectiveDate: string
  before?: unknown
  after?: unknown
  reason?: string | null
  status: string
}

const kindNames: Readonly<Record<string, string>> = {
  escalation: 'Rent rose as agreed',
  rent: 'Rent',
  term: 'Term',
  other: 'Other terms',
}

/** How the terms of a lease have changed and will change, the latest first. */
export const AmendmentTimeline = () => {
  const { id, data: lease } = useDocumentInfo()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const { data } = useApi<{ docs: Amendment[] }>(
    id && can('contracts.amendments.view')
      ? `/contract-amendments?where[contract][equals]=${id}&depth=0&limit=50&sort=-effectiveDate`
      : null,
    useLiveVersion(),
  )
  if (!data || data.docs.length === 0) return null
  return (
    <section aria-label="Changes of terms" className="fh-timeline">
      <h4>Changes of terms</h4>
      <ol>
        {data.docs.map((row) => (
          <li className="fh-timeline__item" key={row.id}>
            <span className="fh-number fh-nowrap">{dateText(row.effectiveDate)}</span>
            <div>
              <Link href={`${adminRoute}/collections/contract-amendments/${row.id}`} prefetch={false}>
                {kindNames[row.kind] ?? sentence(row.kind)}
              </Link>{' '}
              <StatusBadge {...statusBadge(row.status)} />
              {changesOf(row.before, row.after, lease?.currency).map(({ name, label, before, after }) => (
                <div className="fh-number" key={name}>
                  {label}: {sideText(before)} → {sideText(after)}
                </div>
              ))}
              {row.reason && <div className="fh-quiet">{row.reason}</div>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const sideText = (side: Side): string => (side.form === 'text' ? side.text : noValue)
