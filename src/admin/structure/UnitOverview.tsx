'use client'

import { Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { UnitOverview as Overview } from '../../services/structure/unit-overview.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { dateText } from '../text/date.ts'
import { sentence, statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { UnitHistory } from './UnitHistory.tsx'

/** Everything that stands on a unit, above its form. */
export const UnitOverview = () => {
  const { id } = useDocumentInfo()
  const { data, error } = useApi<Overview>(id ? `/units/${id}/overview` : null, useLiveVersion())
  if (!id) return null
  return (
    <section aria-label="Overview" className="fh-unit">
      <ErrorNote error={error} />
      {data ? <Parts data={data} /> : !error && <div className="fh-unit__waiting fh-skeleton" />}
    </section>
  )
}

const Parts = ({ data }: { data: Overview }) => {
  const { leases, money, owners, services, meters, parking, maintenance, rooms, history } = data
  const lease = leases?.find(({ status }) => status !== 'draft')
  const draft = leases?.find(({ status }) => status === 'draft')
  return (
    <div className="fh-unit__parts">
      {leases && (
        <Part empty="Nobody rents it. Add a lease below to let it." isEmpty={leases.length === 0} title="Lease">
          {[lease, draft].map(
            (one) =>
              one && (
                <Line key={one.id} label={<To id={one.id} text={one.tenant.name} to="contracts" />}>
                  <StatusBadge {...statusBadge(one.status)} />
                  <span className="fh-quiet">
                    {dateText(one.startDate)} – {one.endDate ? dateText(one.endDate) : 'open'}
                  </span>
                  <Amount currency={one.currency} minor={one.rentMinor} />
                </Line>
              ),
          )}
        </Part>
      )}
      {money && (
        <Part empty="Nothing is billed yet." isEmpty={money.balances.length === 0} title="Balance of the tenants">
          {money.balances.map(({ currency, openMinor, overdueMinor, invoices }) => (
            <Line key={currency} label={`${invoices} unpaid ${invoices === 1 ? 'invoice' : 'invoices'}`}>
              {overdueMinor > 0 && <StatusBadge text="In arrears" tone="bad" />}
              {overdueMinor === 0 && <StatusBadge text="Paid up" tone="good" />}
              <Amount currency={currency} minor={openMinor} />
            </Line>
          ))}
        </Part>
      )}
      {owners && (
        <Part empty="It is the company’s own." isEmpty={owners.length === 0} title="Owners">
          {owners.map(({ id, person, shareBps }) => (
            <Line key={id} label={<To id={person.id} text={person.name} to="people" />}>
              <span className="fh-number">{shareBps / 100} %</span>
            </Line>
          ))}
        </Part>
      )}
      {services && (
        <Part empty="No service is charged here." isEmpty={services.length === 0} title="Services">
          {services.map(({ id, name, at, status }) => (
            <Line key={id} label={<To id={id} text={name} to="project-services" />}>
              {at !== 'unit' && <span className="fh-quiet">by the {at}</span>}
              <StatusBadge {...statusBadge(status)} />
            </Line>
          ))}
        </Part>
      )}
      {maintenance && (
        <Part
          empty="Nothing to repair."
          isEmpty={maintenance.recent.length === 0}
          title={`Maintenance · ${maintenance.open} open`}
        >
          {maintenance.recent.map(({ id, title, status }) => (
            <Line key={id} label={<To id={id} text={title} to="maintenance-requests" />}>
              <StatusBadge {...statusBadge(status)} />
            </Line>
          ))}
        </Part>
      )}
      {(meters || parking || rooms) && (
        <Part
          empty="No meters, parking or rooms."
          isEmpty={!meters?.length && !parking?.length && !rooms?.length}
          title="Meters, parking, rooms"
        >
          {meters?.map(({ id, identifier, kind, lastReading, lastReadingDate }) => (
            <Line key={id} label={<To id={id} text={`${sentence(kind)} ${identifier}`} to="meters" />}>
              <span className="fh-quiet">{lastReadingDate && dateText(lastReadingDate)}</span>
              <span className="fh-number">{lastReading ?? '—'}</span>
            </Line>
          ))}
          {parking?.map(({ id, slot, basement }) => (
            <Line key={id} label={`Parking ${slot}`}>
              <span className="fh-quiet">{basement}</span>
            </Line>
          ))}
          {rooms && rooms.length > 0 && (
            <Line label={`${rooms.length} ${rooms.length === 1 ? 'room' : 'rooms'}`}>
              <span className="fh-quiet">{rooms.map(({ name }) => name).join(', ')}</span>
            </Line>
          )}
        </Part>
      )}
      {history && <UnitHistory history={history} />}
    </div>
  )
}

type PartProps = { title: string; empty: string; isEmpty: boolean; children: ReactNode }

const Part = ({ title, empty, isEmpty, children }: PartProps) => (
  <div className="fh-unit__part">
    <h3>{title}</h3>
    {isEmpty ? <p className="fh-quiet">{empty}</p> : children}
  </div>
)

const Line = ({ label, children }: { label: ReactNode; children: ReactNode }) => (
  <div className="fh-unit__line">
    <span className="fh-unit__label">{label}</span>
    {children}
  </div>
)

const To = ({ to, id, text }: { to: string; id: string; text: string }) => {
  const adminRoute = useConfig().config.routes.admin
  return (
    <Link href={`${adminRoute}/collections/${to}/${id}`} prefetch={false}>
      {text}
    </Link>
  )
}
