'use client'

import { toast, useAuth, useConfig } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef } from 'react'
import { ApiFailure, apiRequest } from '../api/request.ts'
import { type Me, rereadPermissions, usePermissions } from '../api/use-permissions.ts'
import type { LogOutReason } from '../text/log-in-notices.ts'
import { whenSaved } from './unsaved-input.ts'

/**
 * Follows a change of the user's rights: navigation and buttons at once, the page itself when nothing is unsaved on it,
 * and the log-in when nothing is left.
 * @returns looks whether the rights have changed
 */
export const useFollowRights = (): (() => Promise<void>) => {
  const { me } = usePermissions()
  const { refreshPermissions } = useAuth()
  const { admin } = useConfig().config.routes
  const router = useRouter()
  const giveUp = useRef<() => void>(undefined)

  const leave = (reason: LogOutReason): void => {
    const here = window.location.pathname
    // Who is on his way out is going there already.
    if (['/login', '/logout'].some((path) => here.startsWith(`${admin}${path}`))) return
    const wanted = here === admin ? '' : `&redirect=${encodeURIComponent(here)}`
    window.location.replace(`${admin}/login?reason=${reason}${wanted}`)
  }

  // A page that was opened in one company may be closed now: its address says nothing any more.
  const follow = useEffectEvent(async (): Promise<void> => {
    const now = await apiRequest<Me>({ path: '/auth/me' })
    if (isShutOut(now)) {
      await apiRequest({ method: 'POST', path: '/auth/logout', body: {} })
      return leave('no-access')
    }
    if (me?.version !== undefined && me.version === now.version) return
    rereadPermissions()
    await refreshPermissions()
    toast.info('Your permissions have changed.', { id: 'permissions' })
    giveUp.current?.()
    giveUp.current = whenSaved(() => router.refresh())
  })
  const look = useEffectEvent(() =>
    follow().catch((problem: unknown) => {
      // Offline or overloaded: the next event or click finds out.
      if (problem instanceof ApiFailure && problem.status === 401) leave('ended')
    }),
  )
  useEffect(() => () => giveUp.current?.(), [])

  return look
}

const isShutOut = ({ companies, isOperator, withheld }: Me): boolean =>
  companies?.length === 0 && !isOperator && !withheld?.length
