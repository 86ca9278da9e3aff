'use client'

import { Button, useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import { type Polygon, type Position, readPolygon } from '../../domain/geojson.ts'
import { type Location, locationProblem } from '../../domain/location.ts'
import type { ProjectMap } from '../../services/geography/project-map.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { BoundaryTools } from './BoundaryTools.tsx'
import { boundaryOf, cornersOf, wrapped } from './corners.ts'
import { MapFrame } from './MapFrame.tsx'
import { drawPlace, extentOf } from './place-layers.ts'
import { useMap } from './use-map.ts'

type PlaceMapProps = { hasBoundary: boolean; isReadOnly: boolean }

/** A place on a map: a click or a drag sets its numbers, corners make its boundary. The numbers stay to be typed. */
export const PlaceMap = ({ hasBoundary, isReadOnly }: PlaceMapProps) => {
  const container = useRef<HTMLDivElement>(null)
  const { id } = useDocumentInfo()
  const { can, me } = usePermissions()
  const { opened, isFailed } = useMap({ container })
  const lat = useField<number | null>({ path: 'location.lat' })
  const lng = useField<number | null>({ path: 'location.lng' })
  const boundaryField = useField<Polygon | null>({ path: 'boundary' })
  const project = useFormFields(([fields]) => fields.project?.value)
  const [isDrawing, setIsDrawing] = useState(false)
  const [draft, setDraft] = useState<Position[]>([])
  const isFitted = useRef(false)
  const around = useApi<ProjectMap>(me?.company && can('property.projects.view') ? '/projects/map' : null).data

  const place = { lat: lat.value, lng: lng.value }
  const location = isPlace(place) ? place : undefined
  const boundary = hasBoundary ? polygonOf(boundaryField.value) : null
  const corners = boundary ? cornersOf(boundary) : draft
  const points = around?.points ?? []
  const neighbours = points.filter((point) => (hasBoundary ? point.id !== id : point.id === project))

  const setPlace = (next: Location | undefined): void => {
    lat.setValue(next?.lat ?? null)
    lng.setValue(next?.lng ?? null)
  }
  const setCorners = (next: Position[]): void => {
    const made = boundaryOf(next, boundary?.coordinates.slice(1))
    setDraft(made ? [] : next)
    boundaryField.setValue(made)
  }
  const take = (at: Location): void => {
    if (isDrawing) setCorners([...corners, [at.lng, at.lat]])
    else setPlace(at)
  }
  const latest = useRef({ take, setPlace, setCorners, corners })
  useEffect(() => {
    latest.current = { take, setPlace, setCorners, corners }
  })

  useEffect(() => {
    if (!opened || isReadOnly) return undefined
    const { map } = opened
    const onClick = ({ latlng }: { latlng: Location }): void => latest.current.take(wrapped(latlng))
    const onKey = ({ originalEvent }: { originalEvent: KeyboardEvent }): void => {
      if (originalEvent.key !== 'Enter') return
      originalEvent.preventDefault()
      latest.current.take(wrapped(map.getCenter()))
    }
    map.on('click', onClick).on('keydown', onKey)
    return () => void map.off('click', onClick).off('keydown', onKey)
  }, [opened, isReadOnly])

  const drawn = JSON.stringify([location, boundary, draft, isDrawing, isReadOnly, neighbours.map((one) => one.id)])
  useEffect(() => {
    if (!opened) return undefined
    const shown = { opened, location, boundary, neighbours }
    const extent = isFitted.current ? undefined : extentOf(shown)
    if (extent) {
      opened.map.fitBounds(extent, { maxZoom: 15, animate: false })
      isFitted.current = Boolean(location ?? boundary)
    }
    const layer = drawPlace({
      ...shown,
      draft,
      isReadOnly,
      isDrawing,
      onMove: (next) => latest.current.setPlace(next),
      onCorner: (index, corner) => latest.current.setCorners(latest.current.corners.with(index, corner)),
    })
    return () => void layer.remove()
    // what is drawn is compared by its value
  }, [opened, drawn])

  return (
    <div className="field-type fh-place">
      <MapFrame container={container} isFailed={isFailed} isReady={Boolean(opened)} label="Where it stands" />
      {!isReadOnly && (
        <div className="fh-place__tools">
          <p className="fh-quiet">
            {isDrawing
              ? 'Click the corners one after the other; drag one to move it. Enter takes the middle of the map.'
              : 'Click the map to set the place, or drag the pin. Enter takes the middle of the map.'}
          </p>
          <div className="fh-place__buttons">
            {hasBoundary && (
              <BoundaryTools
                count={corners.length}
                isDrawing={isDrawing}
                onBoundary={(next) => {
                  setDraft([])
                  boundaryField.setValue(next)
                }}
                onDrawing={setIsDrawing}
                onUndo={() => setCorners(corners.slice(0, -1))}
                value={boundary}
              />
            )}
            {location && !isDrawing && (
              <Button
                buttonStyle="secondary"
                margin={false}
                onClick={() => setPlace(undefined)}
                size="small"
                type="button"
              >
                Remove the place
              </Button>
            )}
          </div>
        </div>
      )}
    </div>
  )
}

const isPlace = (place: { lat?: number | null; lng?: number | null }): place is Location =>
  typeof place.lat === 'number' && typeof place.lng === 'number' && locationProblem(place) === undefined

const polygonOf = (value: unknown): Polygon | null => {
  const read = readPolygon(value)
  return 'polygon' in read ? read.polygon : null
}
