'use client'

import { useSyncExternalStore } from 'react'
import { type CalendarDate, todayIn } from '../../domain/calendar.ts'

// The zone of the companies we serve first: the server's own clock is UTC and would show yesterday after midnight.
const serverZone = 'Africa/Nairobi'

const never = (): (() => void) => () => undefined
const browserToday = (): CalendarDate => todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date())
const serverToday = (): CalendarDate => todayIn(serverZone, new Date())

/** Today where the reader is; the same in the server's rendering, unless he is in another zone around midnight. */
export const useToday = (): CalendarDate => useSyncExternalStore(never, browserToday, serverToday)
