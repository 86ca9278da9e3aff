'use client'

import type { LatLngBounds } from 'leaflet'
import { useEffect, useState } from 'react'
import type { OpenedMap } from './use-map.ts'

/** What the map shows; new after every move. */
export const useView = (opened: OpenedMap | undefined): LatLngBounds | undefined => {
  const [view, setView] = useState<LatLngBounds>()
  useEffect(() => {
    if (!opened) return undefined
    const { map } = opened
    const note = (): void => setView(map.getBounds())
    map.on('moveend', note)
    return () => void map.off('moveend', note)
  }, [opened])
  return view
}

/** The box of a view for the API; a view around the whole earth has no edges. */
export const boxQuery = (view: LatLngBounds): string => {
  const isWide = view.getEast() - view.getWest() >= 360
  const at = (degrees: number, most: number): string => Math.max(-most, Math.min(most, degrees)).toFixed(4)
  const [west, east] = isWide ? [-180, 180] : [view.getWest(), view.getEast()]
  return `?west=${at(west, 180)}&south=${at(view.getSouth(), 90)}&east=${at(east, 180)}&north=${at(view.getNorth(), 90)}`
}
