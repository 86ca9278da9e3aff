'use client'

import { usePreferences } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { SavedFilter } from './list-query.ts'

const most = 50

/** The filters that the user has saved for a list: a preference of his own, in every browser that he uses. */
export const useSavedFilters = (slug: string) => {
  const { getPreference, setPreference } = usePreferences()
  const [filters, setFilters] = useState<SavedFilter[]>()
  const key = `fh-filters-${slug}`

  useEffect(() => {
    let isCurrent = true
    getPreference<SavedFilter[] | undefined>(key).then(
      (found) => isCurrent && setFilters(Array.isArray(found) ? found : []),
      () => isCurrent && setFilters([]),
    )
    return () => {
      isCurrent = false
    }
  }, [getPreference, key])

  const store = useCallback(
    async (next: SavedFilter[]): Promise<void> => {
      await setPreference(key, next)
      setFilters(next)
    },
    [key, setPreference],
  )
  const save = (filter: SavedFilter): Promise<void> => {
    const others = (filters ?? []).filter(({ name }) => name !== filter.name)
    return store([...others, filter].sort((a, b) => a.name.localeCompare(b.name)).slice(0, most))
  }
  const remove = (name: string): Promise<void> => store((filters ?? []).filter((one) => one.name !== name))
  return { filters, save, remove, isFull: (filters?.length ?? 0) >= most }
}
