import type { LatLngBounds, LayerGroup, Marker } from 'leaflet'
import type { Polygon, Position } from '../../domain/geojson.ts'
import type { Location } from '../../domain/location.ts'
import { cornersOf, wrapped } from './corners.ts'
import type { OpenedMap } from './use-map.ts'

type Shown = {
  opened: OpenedMap
  location?: Location
  boundary?: Polygon | null
  /** corners that are not yet three */
  draft: readonly Position[]
  neighbours: readonly { name: string; lat: number; lng: number }[]
  isReadOnly: boolean
  isDrawing: boolean
  onMove: (place: Location) => void
  onCorner: (index: number, corner: Position) => void
}

/** Draws the place, its boundary and what is around it. @returns the layer, to be removed before it is drawn anew */
export const drawPlace = (shown: Shown): LayerGroup => {
  const { L, map } = shown.opened
  const layer = L.layerGroup().addTo(map)
  for (const { name, lat, lng } of shown.neighbours)
    L.circleMarker([lat, lng], { radius: 5, className: 'fh-map__neighbour', interactive: true })
      .bindTooltip(textOf(name))
      .addTo(layer)
  drawBoundary(shown, layer)
  if (shown.location) drawPin(shown, shown.location).addTo(layer)
  return layer
}

const drawBoundary = (shown: Shown, layer: LayerGroup): void => {
  const { opened, boundary, draft, isDrawing, onCorner } = shown
  const { L } = opened
  const rings = boundary?.coordinates ?? []
  if (rings.length > 0)
    L.polygon(rings.map(toLatLngs), { className: 'fh-map__boundary', interactive: false }).addTo(layer)
  else if (draft.length > 1)
    L.polyline(toLatLngs(draft), { className: 'fh-map__boundary', interactive: false }).addTo(layer)
  if (!isDrawing) return
  for (const [index, [lng, lat]] of (boundary ? cornersOf(boundary) : draft).entries()) {
    const icon = L.divIcon({ className: 'fh-map__corner', iconSize: [14, 14] })
    L.marker([lat, lng], { icon, draggable: true, keyboard: false, title: `Corner ${index + 1}` })
      .on('dragend', ({ target }) => {
        const place = wrapped((target as Marker).getLatLng())
        onCorner(index, [place.lng, place.lat])
      })
      .addTo(layer)
  }
}

const drawPin = ({ opened: { L }, isReadOnly, isDrawing, onMove }: Shown, { lat, lng }: Location): Marker => {
  const icon = L.divIcon({ className: 'fh-map__pin', html: '<span></span>', iconSize: [26, 26], iconAnchor: [13, 29] })
  return L.marker([lat, lng], {
    icon,
    draggable: !isReadOnly && !isDrawing,
    keyboard: false,
    title: 'Drag to move',
  }).on('dragend', ({ target }) => onMove(wrapped((target as Marker).getLatLng())))
}

/** What the map shows at first: the boundary, else the place, else what is around. */
export const extentOf = ({
  opened: { L },
  location,
  boundary,
  neighbours,
}: Pick<Shown, 'opened' | 'location' | 'boundary' | 'neighbours'>): LatLngBounds | undefined => {
  const border = boundary?.coordinates?.[0]
  if (border) return L.latLngBounds(toLatLngs(border)).pad(0.3)
  if (location) return L.latLng(location.lat, location.lng).toBounds(3_000)
  return neighbours.length > 0 ? L.latLngBounds(neighbours.map(({ lat, lng }) => [lat, lng])).pad(0.2) : undefined
}

const toLatLngs = (ring: readonly Position[]): [number, number][] => ring.map(([lng, lat]) => [lat, lng])

/** A tooltip takes markup where it is given a text. */
const textOf = (text: string): HTMLElement => {
  const element = document.createElement('span')
  element.textContent = text
  return element
}
