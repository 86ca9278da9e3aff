'use client'

import { Button, Gutter, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { ParkingSlotView } from '../../services/parking/project-parking.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { ReleaseDialog } from './ReleaseDialog.tsx'
import { SlotGrid } from './SlotGrid.tsx'

type Page = {
  docs: ParkingSlotView[]
  totalDocs: number
  totalPages: number
  page: number
  counts: { slots: number; taken: number; free: number }
}

/** The slots of a project: free ones are chosen and given to a unit, taken ones released. */
export const ParkingPage = () => {
  const { id } = useDocumentInfo()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const [state, setState] = useState('')
  const [search, setSearch] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAssigning, setIsAssigning] = useState(false)
  const [releasing, setReleasing] = useState<ParkingSlotView>()
  const [changes, setChanges] = useState(0)
  const asked = new URLSearchParams({
    page: String(page),
    limit: '200',
    ...(state && { state }),
    ...(search && { search }),
  })
  const version = `${useLiveVersion()}/${changes}`
  const { data, error } = useApi<Page>(id ? `/projects/${id}/parking?${asked.toString()}` : null, version)
  const slots = (data?.docs ?? []).filter((slot) => chosen.has(slot.id))
  const canAssign = can('property.parking.update')
  const onChanged = (): void => {
    setChosen(new Set())
    setChanges((count) => count + 1)
  }
  const toggle = (slot: ParkingSlotView): void => {
    if (slot.assignment) return setReleasing(slot)
    const next = new Set(chosen)
    if (!next.delete(slot.id)) next.add(slot.id)
    setChosen(next)
  }

  return (
    <Gutter className="fh-parking">
      <div className="fh-toolbar">
        <p className="fh-toolbar__counts">
          <b className="fh-number">{data?.counts.slots ?? '–'}</b> slots,{' '}
          <b className="fh-number">{data?.counts.free ?? '–'}</b> free,{' '}
          <b className="fh-number">{data?.counts.taken ?? '–'}</b> taken
        </p>
        <input
          aria-label="Search slots and units"
          onChange={({ target }) => {
            setSearch(target.value)
            setPage(1)
          }}
          placeholder="Slot or unit"
          type="search"
          value={search}
        />
        <select
          aria-label="Free or taken"
          className="fh-select"
          onChange={({ target }) => {
            setState(target.value)
            setPage(1)
          }}
          value={state}
        >
          <option value="">All slots</option>
          <option value="free">Free</option>
          <option value="taken">Taken</option>
        </select>
        <span className="fh-toolbar__end">
          {canAssign && (
            <Button
              disabled={slots.length === 0}
              margin={false}
              onClick={() => setIsAssigning(true)}
              size="small"
              tooltip={slots.length === 0 ? 'Choose free slots first' : undefined}
              type="button"
            >
              {slots.length > 0 ? `Give ${slots.length} to a unit` : 'Give to a unit'}
            </Button>
          )}
        </span>
      </div>
      <ErrorNote error={error} />
      {data && data.counts.slots === 0 && (
        <div className="fh-notice">
          <h2>There is no parking here yet</h2>
          <p>
            Add a basement with its slots on the page Structure, or single slots; then they are given to units here.
          </p>
          {can('property.parking.create') && (
            <Button el="link" margin={false} size="small" to={`${adminRoute}/collections/parking-slots/create`}>
              Add a slot
            </Button>
          )}
        </div>
      )}
      {data && data.counts.slots > 0 && data.docs.length === 0 && <p className="fh-quiet">No slot is like that.</p>}
      <SlotGrid canChange={canAssign} chosen={chosen} onChoose={toggle} slots={data?.docs ?? []} />
      {data && <Pager {...data} onPage={setPage} />}
      {isAssigning && id && (
        <AssignDialog onClose={() => setIsAssigning(false)} onDone={onChanged} project={String(id)} slots={slots} />
      )}
      {releasing?.assignment && (
        <ReleaseDialog
          assignment={releasing.assignment}
          onClose={() => setReleasing(undefined)}
          onDone={onChanged}
          slot={releasing.identifier}
        />
      )}
    </Gutter>
  )
}
