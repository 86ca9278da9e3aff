'use client'

import { toast, useAuth, useConfig } from '@payloadcms/ui'
import { usePathname, useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { announce } from './live/announce.ts'
import { burst } from './live/burst.ts'
import { isOnScreen } from './live/chosen-company.ts'
import { connectLive } from './live/connect-live.ts'
import type { LiveEvent } from './live/live-events.ts'
import { live } from './live/live-store.ts'
import { useFollowRights } from './live/use-follow-rights.ts'
import { type RefreshScope, refreshScope, scopeAfterGap } from './live/refresh-scope.ts'

/** Keeps the open page up to date while somebody is logged in: no reload, no polling. */
export const LiveUpdates = ({ children }: { children?: ReactNode }) => {
  const { user } = useAuth()
  const router = useRouter()
  const pathname = usePathname()
  const adminRoute = useConfig().config.routes.admin

  const followRights = useFollowRights()

  const refreshView = useEffectEvent(() => {
    if (live.isEdited()) {
      toast.info('This record has changed meanwhile. Save or reload the page to see it.', { id: `held-${pathname}` })
    } else {
      router.refresh()
    }
  })
  const onEvent = useEffectEvent((event: LiveEvent, refresh: (scope: RefreshScope) => void) => {
    if (event.name === 'permissions.changed') return void followRights()
    if (!isOnScreen(event.data, document.cookie)) return
    live.emit(event)
    refresh(refreshScope({ pathname, adminRoute, event }))
    void announce(event, (path) => router.push(`${adminRoute}${path}`))
  })
  const onRestored = useEffectEvent((refresh: (scope: RefreshScope) => void) => {
    refresh(scopeAfterGap({ pathname, adminRoute }))
    void followRights()
  })
  const onRefused = useEffectEvent(() => followRights())

  useEffect(() => {
    if (!user?.id) return undefined
    const view = burst({ quietMs: 300, longestMs: 2_000, run: () => refreshView() })
    const tables = burst({ quietMs: 300, longestMs: 2_000, run: live.bumpVersion })
    const refresh = (scope: RefreshScope): void => {
      if (scope === 'view') view.call()
      if (scope !== 'none') tables.call()
    }
    const disconnect = connectLive({
      onEvent: (event) => onEvent(event, refresh),
      onRestored: () => onRestored(refresh),
      onRefused: () => onRefused(),
    })
    return () => {
      disconnect()
      view.cancel()
      tables.cancel()
    }
  }, [user?.id])

  return children
}
