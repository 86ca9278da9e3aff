'use client'

import { useState } from 'react'
import { isPending, type LogInAnswer, type SessionAnswer } from '../auth-api.ts'
import { type Pending, pendingOf, pendingStore, usePending } from '../code/pending-store.ts'
import { tellTabs } from '../tabs.ts'

type LogIn = {
  /** names the page, for a code that is asked for again after a reload */
  page: string
  /** a path of this site */
  redirectTo: string
  onGone?: (pending: Pending) => void
}

/** What follows a password, a sign-up or an invitation: a code, a change of the password, or the panel. */
export const useLogIn = ({ page, redirectTo, onGone }: LogIn) => {
  const pending = usePending(page)
  const [isLeaving, setIsLeaving] = useState(false)
  const [mustChange, setMustChange] = useState(false)
  const [portalOf, setPortalOf] = useState<string>()

  const leave = (): void => {
    setIsLeaving(true)
    // A whole new page: its frame is made on the server for the user who has just come in.
    window.location.replace(redirectTo)
  }
  const enter = (answer: SessionAnswer, portal?: string): void => {
    pendingStore.set(null)
    if (portal) return setPortalOf(portal)
    if (answer.passwordChangeRequired) return setMustChange(true)
    tellTabs()
    leave()
  }

  return {
    pending,
    isLeaving,
    mustChange,
    /** The company whose portal the user goes to: he is done here. */
    portalOf,
    leave,
    proceed: (answer: LogInAnswer, about: Pick<Pending, 'email' | 'portalOf'>): void => {
      if (isPending(answer)) pendingStore.set(pendingOf(answer, { ...about, page }))
      else enter(answer, about.portalOf)
    },
    step: {
      onDone: (answer: SessionAnswer, done: Pending): void => enter(answer, done.portalOf),
      onGone: (gone: Pending): void => {
        pendingStore.set(null)
        onGone?.(gone)
      },
      onBack: (): void => pendingStore.set(null),
    },
  }
}
