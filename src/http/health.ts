import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { Metrics } from './metrics.ts'

/** Resolves when the part works. */
export type HealthCheck = () => Promise<unknown>

export type HealthArgs = {
  checks: Record<string, HealthCheck>
  isDraining: () => boolean
  metrics: Metrics
  /** without one, /metrics does not exist */
  metricsToken?: string
  gauges?: () => Promise<Record<string, number>> | Record<string, number>
}

type Report = { status: 'ready' | 'draining' | 'not ready'; checks: Record<string, 'ok' | 'failed'> }

const checkTimeoutMs = 2_000
const reportLifeMs = 500

/** `/healthz` (the process answers), `/readyz` (send it requests), `/metrics` (Prometheus). */
export const createHealth = ({ checks, isDraining, metrics, metricsToken, gauges }: HealthArgs) => {
  let cached: { at: number; report: Promise<Report> } | undefined
  // Anybody may ask: a crowd of askers must not become a crowd of queries.
  const readiness = (): Promise<Report> => {
    if (!cached || Date.now() - cached.at > reportLifeMs) cached = { at: Date.now(), report: runChecks(checks) }
    return cached.report
  }
  return async (path: string, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (path === '/healthz') return sendJson(res, 200, { status: 'ok' })
    if (path === '/readyz') {
      const report = await readiness()
      const shown = isDraining() ? { ...report, status: 'draining' } : report
      return sendJson(res, shown.status === 'ready' ? 200 : 503, shown)
    }
    if (!metricsToken) return sendJson(res, 404, { status: 'METRICS_TOKEN is not set' })
    if (!isToken(req.headers.authorization, metricsToken)) return sendJson(res, 401, { status: 'wrong token' })
    const text = metrics.render(await gauges?.())
    res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    res.end(text)
  }
}

const runChecks = async (checks: Record<string, HealthCheck>): Promise<Report> => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, (await passes(check)) ? 'ok' : 'failed'] as const),
  )
  const isReady = results.every(([, result]) => result === 'ok')
  return { status: isReady ? 'ready' : 'not ready', checks: Object.fromEntries(results) }
}

const passes = async (check: HealthCheck): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), checkTimeoutMs)
  })
  const run = check().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([run, timeout])
  } finally {
    clearTimeout(timer)
  }
}

const isToken = (given = '', token: string): boolean => {
  const wanted = Buffer.from(`Bearer ${token}`)
  const actual = Buffer.from(given)
  return actual.length === wanted.length && timingSafeEqual(actual, wanted)
}

const sendJson = (res: ServerResponse, status: number, body: object): void => {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  res.end(JSON.stringify(body))
}
