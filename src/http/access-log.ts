import type { IncomingMessage, ServerResponse } from 'node:http'

import { logger } from '../platform/logger.ts'
import type { Metrics } from './metrics.ts'
import { loggablePath, type RouteClass } from './route-class.ts'

export type AccessArgs = {
  req: IncomingMessage
  res: ServerResponse
  path: string
  route: RouteClass
  ip: string
  requestId: string
  metrics: Metrics
}

const quiet = new Set<RouteClass>(['health', 'asset', 'socket'])

/** One line and one observation per request, when its answer is out or its client is gone. */
export const logAccess = ({ req, res, path, route, ip, requestId, metrics }: AccessArgs): void => {
  const started = process.hrtime.bigint()
  res.once('close', () => {
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const { method = '' } = req
    const status = res.writableFinished ? res.statusCode : 499
    metrics.observe({ route, method, status }, seconds)
    const line = { requestId, method, path: loggablePath(path), route, status, ms: Math.round(seconds * 1e4) / 10, ip }
    logger[levelOf(status, route)](line, 'request')
  })
}

const levelOf = (status: number, route: RouteClass): 'debug' | 'info' | 'warn' => {
  if (status >= 500) return 'warn'
  return quiet.has(route) ? 'debug' : 'info'
}
