'use client'

import { useConfig } from '@payloadcms/ui'
import type { Map as LeafletMap } from 'leaflet'
import { type RefObject, useEffect, useState } from 'react'
import type { MapTiles } from './open-map.ts'

type Leaflet = typeof import('./open-map.ts').L

export type OpenedMap = { map: LeafletMap; L: Leaflet }

type UseMap = { container: RefObject<HTMLDivElement | null>; hasWheelZoom?: boolean }

/** Opens a map in an element once the code for it is there; undefined until then. */
export const useMap = ({ container, hasWheelZoom }: UseMap) => {
  const { admin } = useConfig().config
  const [opened, setOpened] = useState<OpenedMap>()
  const [isFailed, setIsFailed] = useState(false)
  const tiles = (admin.custom as { mapTiles?: MapTiles } | undefined)?.mapTiles

  useEffect(() => {
    let map: LeafletMap | undefined
    let isGone = false
    const open = async (): Promise<void> => {
      const { openMap, L } = await import('./open-map.ts')
      if (isGone || !container.current) return
      map = openMap({ container: container.current, tiles, hasWheelZoom })
      setOpened({ map, L })
    }
    open().catch(() => setIsFailed(true))
    return () => {
      isGone = true
      setOpened(undefined)
      map?.remove()
    }
  }, [container, tiles, hasWheelZoom])

  // A map that was opened in a hidden tab or a narrow window has to be told its size.
  useEffect(() => {
    const element = container.current
    if (!opened || !element) return undefined
    const observer = new ResizeObserver(() => opened.map.invalidateSize())
    observer.observe(element)
    return () => observer.disconnect()
  }, [container, opened])

  return { opened, isFailed }
}
