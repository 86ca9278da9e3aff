import type { PayloadRequest } from 'payload'
import { requestContext } from '../../http/request-context.ts'

/** Where a log-in comes from. */
export type Caller = { ip: string; userAgent: string }

export const callerOf = (req: PayloadRequest): Caller => ({
  ip: requestContext(req).ip,
  userAgent: (req.headers?.get('user-agent') ?? '').slice(0, 300),
})
