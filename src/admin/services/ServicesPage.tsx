'use client'

import { Button, Gutter, Link, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { AttachmentView } from '../../services/project-services/list-attachments.ts'
import type { ServiceStatistics } from '../../services/project-services/service-statistics.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { dateText } from '../text/date.ts'
import { sentence, statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { AttachDialog } from './AttachDialog.tsx'
import { frequencyText } from './price-text.ts'
import { ServiceFigures } from './ServiceFigures.tsx'

type Page = { docs: AttachmentView[]; totalDocs: number; totalPages: number; page: number }
type Filters = { status: string; pricing: string; search: string }

const none: Filters = { status: '', pricing: '', search: '' }
const statuses = ['active', 'pending_approval', 'paused', 'ended']
const pricings = ['fixed', 'variable', 'percentage', 'metered']

/** What is charged at a project, its blocks and units. */
export const ServicesPage = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const [filters, setFilters] = useState(none)
  const [page, setPage] = useState(1)
  const [isAttaching, setIsAttaching] = useState(false)
  const [changes, setChanges] = useState(0)
  const version = `${useLiveVersion()}/${changes}`
  const asked = new URLSearchParams({ page: String(page), limit: '50' })
  for (const [name, value] of Object.entries(filters)) if (value) asked.set(name, value)
  const list = useApi<Page>(id ? `/projects/${id}/services?${asked.toString()}` : null, version)
  const figures = useApi<ServiceStatistics>(id ? `/projects/${id}/service-statistics` : null, version)
  const isFiltered = Object.values(filters).some(Boolean)
  const set = (change: Partial<Filters>): void => {
    setFilters((before) => ({ ...before, ...change }))
    setPage(1)
  }

  return (
    <Gutter className="fh-services">
      <ServiceFigures figures={figures.data} />
      <div className="fh-toolbar">
        <input
          aria-label="Search services and units"
          onChange={({ target }) => set({ search: target.value })}
          placeholder="Service, block or unit"
          type="search"
          value={filters.search}
        />
        <Choice label="Status" onChange={(status) => set({ status })} options={statuses} value={filters.status} />
        <Choice label="Pricing" onChange={(pricing) => set({ pricing })} options={pricings} value={filters.pricing} />
        <span className="fh-toolbar__end">
          {can('property.project-services.create') && (
            <Button margin={false} onClick={() => setIsAttaching(true)} size="small" type="button">
              Attach a service
            </Button>
          )}
        </span>
      </div>
      <ErrorNote error={list.error ?? figures.error} />
      {list.data?.docs.length === 0 ? (
        <div className="fh-notice">
          <h2>{isFiltered ? 'Nothing is like that' : 'Nothing is charged here yet'}</h2>
          <p>
            {isFiltered
              ? 'Take away a filter to see more.'
              : 'Attach services of the catalogue to the project, to blocks or to units: many at once.'}
          </p>
        </div>
      ) : (
        <Rows docs={list.data?.docs} />
      )}
      {list.data && <Pager {...list.data} onPage={setPage} />}
      {isAttaching && id && (
        <AttachDialog
          onAttached={() => setChanges((count) => count + 1)}
          onClose={() => setIsAttaching(false)}
          project={String(id)}
        />
      )}
    </Gutter>
  )
}

type ChoiceProps = { label: string; value: string; options: readonly string[]; onChange: (value: string) => void }

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <select aria-label={label} className="fh-select" onChange={({ target }) => onChange(target.value)} value={value}>
    <option value="">{label}: all</option>
    {options.map((option) => (
      <option key={option} value={option}>
        {sentence(option)}
      </option>
    ))}
  </select>
)

const noPrice: Readonly<Record<string, string>> = {
  no_price: 'no price',
  no_rent: 'no rent here',
  no_reading: 'not read yet',
}

const Rows = ({ docs }: { docs: AttachmentView[] | undefined }) => {
  const adminRoute = useConfig().config.routes.admin
  return (
    <div className="fh-scroll fh-services__rows">
      <table className="fh-table">
        <thead>
          <tr>
            <th>Service</th>
            <th>Place</th>
            <th className="fh-cell-right">Price now</th>
            <th>Charged</th>
            <th>From</th>
            <th>To</th>
            <th>Status</th>
          </tr>
        </thead>
        <tbody>
          {(docs ?? []).map((row) => (
            <tr key={row.id}>
              <td>
                <Link href={`${adminRoute}/collections/project-services/${row.id}`} prefetch={false}>
                  {row.service.name}
                </Link>
              </td>
              <td>{row.unit ? row.unit.identifier : row.block ? row.block.name : 'Whole project'}</td>
              <td className="fh-cell-right">
                {row.priceMinor === null ? (
                  <span className="fh-quiet">{noPrice[row.missing ?? ''] ?? '—'}</span>
                ) : (
                  <Amount currency={row.currency} minor={row.priceMinor} />
                )}
              </td>
              <td>{row.service.pricing === 'metered' ? 'by meter' : frequencyText(row.frequency)}</td>
              <td className="fh-number">{dateText(row.startDate)}</td>
              <td className="fh-number">{dateText(row.endDate)}</td>
              <td>
                <StatusBadge {...statusBadge(row.status)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
