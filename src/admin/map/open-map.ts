import L from 'leaflet'
import { feature, mesh } from 'topojson-client'
import { addGraticule } from './graticule.ts'
import outlines from 'world-atlas/countries-50m.json'

export type MapTiles = { url: string; attribution: string }

type OpenMap = {
  container: HTMLElement
  tiles?: MapTiles
  /** Where the page itself scrolls, the wheel belongs to the page. */
  hasWheelZoom?: boolean
}

/**
 * A map with the outlines of land and countries, which are part of the page: no request leaves for it. Tiles come on top
 * where the installation names a server of them. Import this module in the browser only, where Leaflet runs.
 */
export const openMap = ({ container, tiles, hasWheelZoom = false }: OpenMap): L.Map => {
  const map = L.map(container, {
    center: [0, 20],
    zoom: 2,
    minZoom: 2,
    maxZoom: 19,
    scrollWheelZoom: hasWheelZoom,
    worldCopyJump: true,
    zoomSnap: 0.5,
  })
  map.attributionControl.setPrefix(false)
  L.control.scale({ imperial: false }).addTo(map)
  addOutlines(map)
  if (!tiles) addGraticule(L, map)
  if (tiles) L.tileLayer(tiles.url, { attribution: asText(tiles.attribution), maxZoom: 19 }).addTo(map)
  return map
}

const addOutlines = (map: L.Map): void => {
  const pane = map.createPane('outlines')
  pane.style.zIndex = '150'
  pane.style.pointerEvents = 'none'
  const renderer = L.svg({ pane: 'outlines', padding: 0.5 })
  const shared = { pane: 'outlines', renderer, interactive: false, attribution: 'Natural Earth' }
  const land = { ...shared, style: { className: 'fh-map__land' } } as L.GeoJSONOptions
  const borders = { ...shared, style: { className: 'fh-map__border' } } as L.GeoJSONOptions
  L.geoJSON(feature(outlines, outlines.objects.land), land).addTo(map)
  L.geoJSON(
    mesh(outlines, outlines.objects.countries as Parameters<typeof mesh>[1], (a, b) => a !== b),
    borders,
  ).addTo(map)
}

/** Leaflet takes markup here. */
const asText = (text: string): string => {
  const element = document.createElement('span')
  element.textContent = text
  return element.innerHTML
}

export { L }
