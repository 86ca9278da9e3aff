import { z } from 'zod'
import { isCalendarDate } from '../src/domain/calendar.ts'

/** The path of a route that acts on a row. */
export const params = z.object({ id: z.uuid() })

/** A calendar date, YYYY-MM-DD. */
export const date = z.string().refine(isCalendarDate, 'Enter a date that exists, as YYYY-MM-DD.')

/** Why somebody does what the audit log keeps. */
export const reason = z.string().trim().min(3, 'Say why, in a few words.').max(500)
