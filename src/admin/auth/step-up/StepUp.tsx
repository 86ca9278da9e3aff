'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { StepUpDialog } from './StepUpDialog.tsx'
import { stepUpFetch } from './step-up-fetch.ts'
import { stepUp } from './step-up.ts'

/** Asks for the second factor over whatever is on screen, as soon as any call of the page needs it. */
export const StepUp = ({ children }: { children?: ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false)
  const settle = useRef<(isProven: boolean) => void>(undefined)

  useEffect(() => {
    const original = window.fetch
    let asking: Promise<boolean> | undefined
    // Calls that fail together wait for one dialog.
    const ask = (): Promise<boolean> => {
      asking ??= new Promise<boolean>((resolve) => {
        settle.current = (isProven) => {
          asking = undefined
          setIsOpen(false)
          resolve(isProven)
        }
        setIsOpen(true)
      })
      return asking
    }
    window.fetch = stepUpFetch({ fetch: original.bind(window), origin: window.location.origin, ask })
    stepUp.ask = ask
    return () => {
      window.fetch = original
      stepUp.ask = undefined
    }
  }, [])

  return (
    <>
      {children}
      {isOpen && <StepUpDialog onClose={(isProven) => settle.current?.(isProven)} />}
    </>
  )
}
