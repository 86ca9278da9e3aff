'use client'

import { useEffect, useRef, useState } from 'react'
import type { Structure } from '../../services/structure/read-structure.ts'
import { useApi } from '../api/use-api.ts'
import { useLiveEvent } from '../live/use-live.ts'

/** So many milliseconds of silence end a burst of events. */
const quietMs = 600

/** Changes some time after the status of a unit has changed anywhere in the company; once for many. */
export const useUnitChanges = (): number => {
  const [version, setVersion] = useState(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useLiveEvent(({ name }) => {
    if (name !== 'unit.status') return
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setVersion((count) => count + 1), quietMs)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return version
}

/** The tree of a project, read again when a unit changes its status. */
export const useProjectStructure = (project: string | undefined) =>
  useApi<Structure>(project ? `/projects/${project}/structure` : null, useUnitChanges())
