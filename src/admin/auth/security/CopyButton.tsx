'use client'

import { useState } from 'react'

type CopyButtonProps = { text: string; what: string }

/** Copies; where the browser forbids it, the text stands beside the button to be marked by hand. */
export const CopyButton = ({ text, what }: CopyButtonProps) => {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  const copy = (): void => {
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    writing.then(
      () => setState('done'),
      () => setState('failed'),
    )
  }
  return (
    <>
      <button aria-label={`Copy ${what}`} className="fh-link" onClick={copy} type="button">
        {labels[state]}
      </button>
      <span className="sr-only" role="status">
        {state === 'done' ? 'Copied' : ''}
      </span>
    </>
  )
}

const labels = { idle: 'Copy', done: 'Copied', failed: 'Mark and copy it' }
