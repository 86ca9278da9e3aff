'use client'

import { Button, Gutter, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { RoundMeter } from '../../services/meters/reading-round.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { Pager } from '../panels/Pager.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { useToday } from '../ui/use-today.ts'
import { RoundRow } from './RoundRow.tsx'

type Page = { docs: RoundMeter[]; totalDocs: number; totalPages: number; page: number }

const kinds = ['water', 'electricity', 'gas', 'heat', 'other']

/** The meters of a project one after the other: type, Enter, next. Each reading is kept at once. */
export const ReadingRoundPage = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const today = useToday()
  const adminRoute = useConfig().config.routes.admin
  const [date, setDate] = useState(today)
  const [kind, setKind] = useState('')
  const [search, setSearch] = useState('')
  const [isOpenOnly, setIsOpenOnly] = useState(false)
  const [page, setPage] = useState(1)
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const asked = new URLSearchParams({ page: String(page), limit: '100' })
  if (kind) asked.set('kind', kind)
  if (search) asked.set('search', search)
  if (isOpenOnly && date) asked.set('before', `${date.slice(0, 7)}-01`)
  const { data, error } = useApi<Page>(id ? `/projects/${id}/reading-round?${asked.toString()}` : null)
  const isFiltered = Boolean(kind || search || isOpenOnly)

  return (
    <Gutter className="fh-round">
      <div className="fh-toolbar">
        <label className="fh-toolbar__label">
          Read on
          <input max={today} onChange={({ target }) => setDate(target.value)} type="date" value={date} />
        </label>
        <input
          aria-label="Search meters and units"
          onChange={({ target }) => {
            setSearch(target.value)
            setPage(1)
          }}
          placeholder="Meter or unit"
          type="search"
          value={search}
        />
        <select
          aria-label="Kind of meter"
          className="fh-select"
          onChange={({ target }) => {
            setKind(target.value)
            setPage(1)
          }}
          value={kind}
        >
          <option value="">All kinds</option>
          {kinds.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <label className="fh-toolbar__label">
          <input
            checked={isOpenOnly}
            onChange={({ target }) => {
              setIsOpenOnly(target.checked)
              setPage(1)
            }}
            type="checkbox"
          />
          Not read this month
        </label>
        <span className="fh-toolbar__end fh-quiet" role="status">
          {data && `${done.size} entered, ${data.totalDocs} ${data.totalDocs === 1 ? 'meter' : 'meters'}`}
        </span>
      </div>
      <ErrorNote error={error} />
      {data?.docs.length === 0 && (
        <div className="fh-notice">
          <h2>{isFiltered ? 'No meter is like that' : 'There are no meters here yet'}</h2>
          <p>
            {isFiltered
              ? 'Take away a filter to see more.'
              : 'Add a meter for each unit with what it showed when it was installed; then they are read here, one after the other.'}
          </p>
          {!isFiltered && can('property.meters.create') && (
            <Button el="link" margin={false} size="small" to={`${adminRoute}/collections/meters/create`}>
              Add a meter
            </Button>
          )}
        </div>
      )}
      {data && data.docs.length > 0 && (
        <ol className="fh-round__list">
          {data.docs.map((meter) => (
            <RoundRow
              canEnter={can('property.readings.create')}
              date={date}
              key={meter.id}
              meter={meter}
              onDone={() => setDone((before) => new Set([...before, meter.id]))}
            />
          ))}
        </ol>
      )}
      {data && <Pager {...data} onPage={setPage} />}
    </Gutter>
  )
}
