import { z } from 'zod'
import type { SessionKind } from '../src/services/auth/sessions.ts'

/** A browser gets its session in cookies that no script reads, an app gets tokens. */
export const clientField = { client: z.enum(['browser', 'app']).optional() }

export const kindOf = ({ client }: { client?: 'browser' | 'app' }): SessionKind =>
  client === 'browser' ? 'cookie' : 'bearer'

export const email = z.string().trim().max(254).pipe(z.email('Enter an e-mail address.'))
export const password = z.string().min(1, 'Enter the password.').max(200, 'Use at most 200 characters.')
export const code = z.string().trim().min(1, 'Enter the code.').max(40)
export const ticket = z.string().min(20).max(100)
