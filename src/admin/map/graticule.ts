import type { LayerGroup, Map as LeafletMap } from 'leaflet'
import type { OpenedMap } from './use-map.ts'

const steps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
const mostLines = 12

/** Lines of latitude and longitude with their degrees: where the outlines end, they tell where one is. */
export const addGraticule = (L: OpenedMap['L'], map: LeafletMap): void => {
  let layer: LayerGroup | undefined
  const draw = (): void => {
    layer?.remove()
    layer = L.layerGroup().addTo(map)
    const view = map.getBounds()
    const [west, south, east, north] = [
      view.getWest(),
      Math.max(-85, view.getSouth()),
      view.getEast(),
      Math.min(85, view.getNorth()),
    ]
    const span = Math.max(east - west, north - south)
    const step = steps.findLast((one) => span / one <= mostLines) ?? 30
    const style = { pane: 'outlines', className: 'fh-map__grid', interactive: false }
    const digits = Math.max(0, Math.ceil(-Math.log10(step)))
    const label = (at: [number, number], text: string, className: string): void => {
      const icon = L.divIcon({ className: `fh-map__degrees ${className}`, html: text, iconSize: [0, 0] })
      if (layer)
        L.marker(at, { icon, pane: 'outlines', interactive: false, keyboard: false, zIndexOffset: 1_000 }).addTo(layer)
    }
    for (const lat of multiples(south, north, step)) {
      L.polyline([[lat, west], [lat, east]], style).addTo(layer) // prettier-ignore
      label([lat, east], `${Math.abs(lat).toFixed(digits)}° ${lat < 0 ? 'S' : 'N'}`, 'fh-map__degrees--right')
    }
    for (const lng of multiples(west, east, step)) {
      L.polyline([[south, lng], [north, lng]], style).addTo(layer) // prettier-ignore
      label(
        [north, lng],
        `${Math.abs(turned(lng)).toFixed(digits)}° ${turned(lng) < 0 ? 'W' : 'E'}`,
        'fh-map__degrees--top',
      )
    }
  }
  map.on('moveend', draw)
  draw()
}

const multiples = (from: number, to: number, step: number): number[] =>
  Array.from(
    { length: Math.floor(to / step) - Math.ceil(from / step) + 1 },
    (_, index) => (Math.ceil(from / step) + index) * step,
  )

const turned = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180
