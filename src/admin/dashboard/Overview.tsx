'use client'

import { Button, Link, useConfig } from '@payloadcms/ui'
import { useTenantSelection } from '@payloadcms/plugin-multi-tenant/client'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { WithheldNotice } from '../auth/WithheldNotice.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { type OverviewData, overviewTiles } from './overview-data.ts'
import { RecentPayments } from './RecentPayments.tsx'

const tileCount = 6

/** The company at a glance; every figure leads to its rows. */
export const Overview = () => {
  const { selectedTenantID, options } = useTenantSelection()
  const { can, me, error: refused } = usePermissions()
  const needsChoice = options.length > 1 && !selectedTenantID
  const maySee = can('finance.invoices.view')
  const path = maySee && !needsChoice ? '/dashboard/overview' : null
  const { data, error } = useApi<OverviewData>(path, `${useLiveVersion()}:${selectedTenantID ?? ''}`)

  if (me?.withheld?.length && !maySee) return <WithheldNotice withheld={me.withheld} />
  if (needsChoice) return <Notice text="Choose a company on the left to see its figures." title="Several companies" />
  if (me && !maySee) return <Notice text="Choose what to work on in the navigation." title="Welcome" />
  return (
    <>
      <h1 className="fh-dashboard__title">{data ? companyName(data) : <span className="fh-skeleton" />}</h1>
      <ErrorNote error={refused ?? error} />
      {data?.units.total === 0 ? <FirstStep canAdd={can('property.projects.create')} /> : <Tiles data={data} />}
      {data?.units.total !== 0 && <RecentPayments currency={data?.currency} payments={data?.recentPayments} />}
    </>
  )
}

const companyName = ({ company }: OverviewData): string => (typeof company === 'string' ? company : company.name)

const Tiles = ({ data }: { data: OverviewData | undefined }) => {
  const adminRoute = useConfig().config.routes.admin
  const today = useToday()
  const tiles = data && overviewTiles(data, data.today ?? today)
  return (
    <div className="fh-tiles">
      {tiles?.map(({ key, label, figure, detail, href, isAlert }) => (
        <Link
          className={`fh-tile${isAlert ? ' fh-tile--alert' : ''}`}
          href={`${adminRoute}${href}`}
          key={key}
          prefetch={false}
        >
          <span className="fh-tile__label">{label}</span>
          <span className="fh-figure">{figure}</span>
          <span className="fh-tile__detail">{detail}</span>
        </Link>
      )) ?? Array.from({ length: tileCount }, (_, index) => <div className="fh-tile fh-skeleton" key={index} />)}
    </div>
  )
}

const FirstStep = ({ canAdd }: { canAdd: boolean }) => {
  const adminRoute = useConfig().config.routes.admin
  return (
    <div className="fh-notice">
      <h2>Start with a project</h2>
      <p>
        A project holds the blocks and units that you manage. Owners, tenants, leases and invoices follow from there.
      </p>
      {canAdd && (
        <Button el="link" margin={false} to={`${adminRoute}/collections/projects/create`}>
          Add a project
        </Button>
      )}
    </div>
  )
}

const Notice = ({ title, text }: { title: string; text: string }) => (
  <div className="fh-notice">
    <h2>{title}</h2>
    <p>{text}</p>
  </div>
)
