'use client'

import { JoinField, useFormModified, useModal } from '@payloadcms/ui'
import type { JoinFieldClientComponent } from 'payload'
import { useEffect, useRef, useState } from 'react'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'

/**
 * Payload reads the rows of a join once and keeps them. This one reads them again when a live event says so: the next
 * table is built out of sight and takes the place of the old one when its rows are there, so nothing jumps.
 */
export const RelatedRows: JoinFieldClientComponent = (props) => {
  const version = useLiveVersion()
  const [shown, setShown] = useState(version)
  const [wanted, setWanted] = useState(version)
  const next = useRef<HTMLDivElement>(null)
  const isModified = useFormModified()
  const { oneModalIsOpen } = useModal()

  useEffect(() => (isModified ? live.holdForEdit() : undefined), [isModified])

  // One at a time, and not while a drawer of the shown table may be open: it would close under the user's hands.
  if (wanted === shown && version !== wanted && !oneModalIsOpen) setWanted(version)

  useEffect(() => {
    const container = next.current
    if (wanted === shown || !container) return undefined
    return whenFilled(container, () => setShown(wanted))
  }, [wanted, shown])

  const versions = wanted === shown ? [shown] : [shown, wanted]
  return versions.map((key) => (
    <div hidden={key !== shown} key={key} ref={key === shown ? undefined : next}>
      <JoinField {...props} />
    </div>
  ))
}

const longestWaitMs = 15_000

/** Calls back once the table or the notice that there are no rows is there; returns the way to stop waiting. */
const whenFilled = (container: HTMLElement, onFilled: () => void): (() => void) => {
  const stop = (): void => {
    observer.disconnect()
    clearTimeout(timer)
  }
  const check = (): void => {
    if (!container.querySelector('.table, .no-results')) return
    stop()
    onFilled()
  }
  const observer = new MutationObserver(check)
  const timer = setTimeout(() => {
    stop()
    onFilled()
  }, longestWaitMs)
  observer.observe(container, { childList: true, subtree: true })
  check()
  return stop
}
