'use client'

import { Gutter, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { Availability } from '../../services/structure/availability.ts'
import { useApi } from '../api/use-api.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AvailabilityFilters, type Filters, queryOf } from './AvailabilityFilters.tsx'
import { AvailabilityGrid } from './AvailabilityGrid.tsx'
import { shownStatuses, statusClass, statusText } from './unit-statuses.ts'
import { useUnitChanges } from './use-project-structure.ts'

/** Block by floor by unit: what is free, who is in, who owes. A click leads to the unit. */
export const AvailabilityPage = () => {
  const { id } = useDocumentInfo()
  const [filters, setFilters] = useState<Filters>({})
  const { data, error } = useApi<Availability>(
    id ? `/projects/${id}/availability?${queryOf(filters)}` : null,
    useUnitChanges(),
  )
  return (
    <Gutter className="fh-availability">
      <AvailabilityFilters
        blocks={data?.blocks ?? []}
        filters={filters}
        onChange={setFilters}
        seesMoney={data?.totals.collection !== null}
      />
      <Totals data={data} />
      <ErrorNote error={error} />
      {data && data.units.length > 0 && <AvailabilityGrid blocks={data.blocks} today={data.today} units={data.units} />}
      {data && data.units.length === 0 && (
        <div className="fh-notice">
          <h2>{Object.keys(filters).length > 0 ? 'No unit is like that' : 'There are no units yet'}</h2>
          <p className="fh-quiet">
            {Object.keys(filters).length > 0
              ? 'Take away a filter to see more.'
              : 'Add blocks and units on the page Structure; they appear here at once.'}
          </p>
        </div>
      )}
      {data && data.totalDocs > data.units.length && (
        <p className="fh-quiet">
          The first {data.units.length} of {data.totalDocs} units. Choose a block to see the others.
        </p>
      )}
    </Gutter>
  )
}

/** The legend with its figures. */
const Totals = ({ data }: { data: Availability | undefined }) => {
  const totals = data?.totals
  return (
    <div className="fh-legend">
      <span className="fh-legend__item">
        <b className="fh-number">{totals?.units ?? '–'}</b> units
      </span>
      {shownStatuses.map((status) => (
        <span className="fh-legend__item" key={status}>
          <i className={`fh-swatch ${statusClass(status)}`} /> {statusText(status)}{' '}
          <b className="fh-number">{totals?.status[status] ?? '–'}</b>
        </span>
      ))}
      {totals?.collection && (
        <>
          <span className="fh-legend__item">
            <i className="fh-mark-owes" /> In arrears <b className="fh-number">{totals.collection.in_arrears}</b>
          </span>
          <span className="fh-legend__item">
            <i className="fh-mark-paid" /> Paid up <b className="fh-number">{totals.collection.paid_up}</b>
          </span>
        </>
      )}
      {totals?.rent.map(({ currency, amountMinor }) => (
        <span className="fh-legend__item" key={currency}>
          Asking rent <Amount currency={currency} minor={amountMinor} />
        </span>
      ))}
      {totals?.arrears.map(({ currency, amountMinor }) => (
        <span className="fh-legend__item" key={currency}>
          Overdue <Amount currency={currency} minor={amountMinor} />
        </span>
      ))}
    </div>
  )
}
