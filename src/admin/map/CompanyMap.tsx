'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MapPoint, ProjectMap } from '../../services/geography/project-map.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { clusterIndex, drawClusters } from './draw-clusters.ts'
import { MapFrame } from './MapFrame.tsx'
import type { Aspect } from './map-marks.ts'
import { MapList } from './MapList.tsx'
import { useMap } from './use-map.ts'
import { boxQuery, useView } from './use-view.ts'

const aspects = [
  { key: 'occupancy', label: 'Occupancy' },
  { key: 'arrears', label: 'Arrears' },
] as const

/** All projects of the company on a map, coloured by how they do. */
export const CompanyMap = () => {
  const container = useRef<HTMLDivElement>(null)
  const { me, can } = usePermissions()
  const { opened, isFailed } = useMap({ container, hasWheelZoom: true })
  const [aspect, setAspect] = useState<Aspect>('occupancy')
  const adminRoute = useConfig().config.routes.admin
  const router = useRouter()
  const view = useView(opened)
  const isFitted = useRef(false)
  const [isPartial, setIsPartial] = useState(false)
  const isAllowed = Boolean(me?.company) && can('property.projects.view')
  // More projects than are drawn at once: then those in view are asked for.
  const path = `/projects/map${isPartial && view ? boxQuery(view) : ''}`
  const { data, error } = useApi<ProjectMap>(isAllowed ? path : null, useLiveVersion())
  const points = useMemo(() => data?.points ?? [], [data])
  const index = useMemo(() => clusterIndex(points), [points])
  if (data && data.total > data.points.length && !isPartial) setIsPartial(true)

  const open = useRef<(point: MapPoint) => void>(() => undefined)
  useEffect(() => {
    open.current = ({ id }) => router.push(`${adminRoute}/collections/projects/${id}`)
  }, [router, adminRoute])

  useEffect(() => {
    if (!opened || isFitted.current || points.length === 0) return
    isFitted.current = true
    const { L, map } = opened
    map.fitBounds(L.latLngBounds(points.map(({ lat, lng }) => [lat, lng])).pad(0.2), { maxZoom: 13, animate: false })
  }, [opened, points])

  useEffect(() => {
    if (!opened) return undefined
    const layer = drawClusters({ opened, index, aspect, onOpen: (point) => open.current(point) })
    return () => void layer.remove()
  }, [opened, index, aspect, view])

  const inView = view ? points.filter(({ lat, lng }) => view.contains([lat, lng])) : points
  const list = `${adminRoute}/collections/projects`
  return (
    <>
      <div className="fh-map-page__head">
        <div>
          <h1>Map</h1>
          <p className="fh-quiet">{data ? headline(data) : 'Reading the projects…'}</p>
        </div>
        {can('finance.invoices.view') && (
          <div aria-label="What the colours show" className="fh-switch" role="group">
            {aspects.map(({ key, label }) => (
              <button aria-pressed={aspect === key} key={key} onClick={() => setAspect(key)} type="button">
                {label}
              </button>
            ))}
          </div>
        )}
      </div>
      <ErrorNote error={error} />
      <MapFrame container={container} isFailed={isFailed} isReady={Boolean(opened)} isTall label="Projects on a map">
        {data?.total === 0 && !isPartial && (
          <div className="fh-map-page__empty">
            <p>No project has a place yet.</p>
            <p className="fh-quiet">Open a project and set its place on the map there.</p>
            <Link href={list} prefetch={false}>
              To the projects
            </Link>
          </div>
        )}
      </MapFrame>
      {data && data.unplaced > 0 && data.total > 0 && (
        <p className="fh-quiet">
          <Link href={`${list}?where[or][0][and][0][location.lat][exists]=false`} prefetch={false}>
            {data.unplaced === 1 ? '1 project has' : `${data.unplaced} projects have`} no place yet
          </Link>
        </p>
      )}
      {inView.length > 0 && (
        <MapList aspect={aspect} currency={data?.currency ?? 'KES'} href={(id) => `${list}/${id}`} points={inView} />
      )}
    </>
  )
}

const headline = ({ total, points }: ProjectMap): string => {
  const count = `${total.toLocaleString('en')} ${total === 1 ? 'project' : 'projects'}`
  return total > points.length ? `${count} here, ${points.length.toLocaleString('en')} of them drawn: zoom in` : count
}
