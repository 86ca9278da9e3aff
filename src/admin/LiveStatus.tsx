'use client'

import { useLiveState } from './live/use-live.ts'

const texts = {
  off: '',
  connecting: 'Connecting…',
  live: 'Live: changes appear by themselves',
  lost: 'Connection lost. Trying again; reload to see the latest.',
}

/** A quiet dot in the header. */
export const LiveStatus = () => {
  const state = useLiveState()
  return (
    <span className={`fh-live fh-live--${state}`} role="status" title={texts[state]}>
      <span className="fh-live__dot" />
      <span className="fh-live__text">{state === 'lost' ? 'Offline' : state === 'live' ? 'Live' : ''}</span>
      <span className="sr-only">{texts[state]}</span>
    </span>
  )
}
