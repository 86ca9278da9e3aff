'use client'

import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { ProjectOverview as Overview } from '../../services/structure/project-overview.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusCounts } from './StatusCounts.tsx'
import { useUnitChanges } from './use-project-structure.ts'

/** The figures of a project, above its form; each leads to its rows. */
export const ProjectOverview = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const version = useUnitChanges()
  const { data, error } = useApi<Overview>(
    id && can('property.projects.overview') ? `/projects/${id}/overview` : null,
    version,
  )
  if (!id || (!can('property.projects.overview') && !data)) return null
  const page = `${adminRoute}/collections/projects/${id}`
  const ofProject = `where[or][0][and][0][project][equals]=${id}`
  return (
    <section aria-label="Overview" className="fh-project">
      <ErrorNote error={error} />
      <div className="fh-project-figures">
        <Figure
          detail={data && <StatusCounts counts={data.units} />}
          href={`${page}/structure`}
          label="Units"
          value={data?.units.total}
        />
        <Figure
          detail={data && `${data.units.rented} let, ${data.units.available} free`}
          href={`${page}/availability`}
          label="Occupancy"
          value={data && (data.occupancyBps === null ? '—' : `${Math.round(data.occupancyBps / 100)} %`)}
        />
        {(!data || data.leases) && (
          <Figure
            detail={data?.leases && `${data.leases.active} leases, ${data.leases.endingSoon} end within 60 days`}
            href={`${adminRoute}/collections/contracts?${ofProject}`}
            label="Rent roll a month"
            value={data?.leases && <Sums sums={data.leases.rentRoll} />}
          />
        )}
        {(!data || data.arrears) && (
          <Figure
            detail={data?.arrears && `${data.arrears.invoices} invoices of ${data.arrears.units} units`}
            href={`${page}/availability`}
            label="Overdue"
            value={data?.arrears && <Sums sums={data.arrears.amounts} />}
          />
        )}
        {(!data || data.maintenance) && (
          <Figure
            detail={data?.maintenance && `${data.maintenance.urgent} urgent, ${data.maintenance.overdue} late`}
            href={`${adminRoute}/collections/maintenance-requests?${ofProject}`}
            label="Maintenance open"
            value={data?.maintenance?.open}
          />
        )}
        <Figure
          detail={data && `${data.slots.taken} of ${data.slots.total} parking slots taken`}
          href={`${page}/structure`}
          label="Blocks"
          value={data && data.blocks + data.basements}
        />
      </div>
    </section>
  )
}

type FigureProps = { label: string; href: string; value: ReactNode; detail: ReactNode }

const Figure = ({ label, href, value, detail }: FigureProps) => (
  <Link className="fh-card" href={href} prefetch={false}>
    <span className="fh-quiet">{label}</span>
    <span className="fh-card__figure">{value ?? <span className="fh-skeleton" />}</span>
    <span className="fh-quiet fh-project-figures__detail">{detail}</span>
  </Link>
)

const Sums = ({ sums }: { sums: { currency: string; amountMinor: number }[] }) =>
  sums.length === 0
    ? '0'
    : sums.map(({ currency, amountMinor }) => <Amount currency={currency} key={currency} minor={amountMinor} />)
