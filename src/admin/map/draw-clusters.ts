import type { LayerGroup } from 'leaflet'
import Supercluster from 'supercluster'
import type { MapPoint } from '../../services/geography/project-map.ts'
import { type Aspect, markOf, worstOf } from './map-marks.ts'
import type { OpenedMap } from './use-map.ts'

type Index = Supercluster<{ point: MapPoint }>

/** The index that clusters are read from. */
export const clusterIndex = (points: readonly MapPoint[]): Index =>
  new Supercluster<{ point: MapPoint }>({ radius: 56, maxZoom: 16 }).load(
    points.map((point) => ({
      type: 'Feature',
      properties: { point },
      geometry: { type: 'Point', coordinates: [point.lng, point.lat] },
    })),
  )

/** With more marks than these, names would cover each other. */
const mostNames = 30

type Draw = { opened: OpenedMap; index: Index; aspect: Aspect; onOpen: (point: MapPoint) => void }

/** Draws what lies in view: single projects with their figure, many as their number. @returns the layer */
export const drawClusters = ({ opened: { L, map }, index, aspect, onOpen }: Draw): LayerGroup => {
  const layer = L.layerGroup().addTo(map)
  const view = map.getBounds().pad(0.2)
  const box: [number, number, number, number] = [
    Math.max(-180, view.getWest()),
    Math.max(-85, view.getSouth()),
    Math.min(180, view.getEast()),
    Math.min(85, view.getNorth()),
  ]
  const found = index.getClusters(box, Math.round(map.getZoom()))
  const hasNames = found.length <= mostNames
  for (const { geometry, properties } of found) {
    const [lng = 0, lat = 0] = geometry.coordinates
    if ('cluster' in properties) {
      const { cluster_id: id, point_count: count } = properties
      const tone = worstOf(index.getLeaves(id, 200).map((leaf) => markOf(leaf.properties.point, aspect).tone))
      mark(L, { lat, lng, text: String(count), tone, title: `${count} projects: show them`, isCluster: true })
        .on('click', () =>
          map.flyTo([lat, lng], Math.min(index.getClusterExpansionZoom(id) + 0.5, 17), { duration: 0.4 }),
        )
        .addTo(layer)
    } else {
      const { point } = properties
      const { text, tone } = markOf(point, aspect)
      mark(L, { lat, lng, text, tone, title: `${point.name}: ${text}`, name: hasNames ? point.name : undefined })
        .bindTooltip(tooltipOf(point), { direction: 'top', offset: [0, -14] })
        .on('click', () => onOpen(point))
        .addTo(layer)
    }
  }
  return layer
}

type Mark = { lat: number; lng: number; text: string; tone: string; title: string; name?: string; isCluster?: boolean }

const mark = (L: OpenedMap['L'], { lat, lng, text, tone, title, name, isCluster = false }: Mark) => {
  const label = document.createElement('span')
  label.textContent = text
  const content = document.createElement('div')
  content.append(label)
  if (name) content.append(Object.assign(document.createElement('small'), { textContent: name }))
  const className = `fh-map__mark fh-map__mark--${tone}${isCluster ? ' fh-map__mark--cluster' : ''}`
  return L.marker([lat, lng], { icon: L.divIcon({ className, html: content, iconSize: [0, 0] }), title, alt: title })
}

const tooltipOf = ({ name, units, occupied }: MapPoint): HTMLElement => {
  const element = document.createElement('span')
  element.textContent = `${name} · ${occupied} of ${units} units occupied`
  return element
}
