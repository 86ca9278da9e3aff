'use client'

import { useEffect, useRef } from 'react'

type TriBoxProps = {
  state: 'all' | 'some' | 'none'
  label: string
  disabled: boolean
  onToggle: () => void
  column?: string
}

/** One box for several: ticked, empty, or a dash when only some are. */
export const TriBox = ({ state, label, disabled, onToggle, column }: TriBoxProps) => {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = state === 'some'
  }, [state])
  return (
    <input
      aria-label={label}
      checked={state === 'all'}
      data-column={column}
      disabled={disabled}
      onChange={onToggle}
      ref={ref}
      title={label}
      type="checkbox"
    />
  )
}
