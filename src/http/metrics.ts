import { monitorEventLoopDelay } from 'node:perf_hooks'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Series = { count: number; seconds: number; buckets: number[] }

export type Metrics = {
  /** @param seconds from the first byte of the request to the last of the answer */
  observe: (labels: { route: string; method: string; status: number }, seconds: number) => void
  /** The Prometheus text format. @param gauges further values, by full metric name */
  render: (gauges?: Record<string, number>) => string
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** Counts requests by class of route, method and class of status, so that the number of series stays fixed. */
export const createMetrics = (): Metrics => {
  const series = new Map<string, Series>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    observe: ({ route, method, status }, seconds) => {
      const labels = `route="${route}",method="${methods.has(method) ? method : 'other'}",status="${Math.floor(status / 100)}xx"`
      let entry = series.get(labels)
      if (!entry) series.set(labels, (entry = { count: 0, seconds: 0, buckets: buckets.map(() => 0) }))
      entry.count++
      entry.seconds += seconds
      const index = buckets.findIndex((bound) => seconds <= bound)
      if (index >= 0) entry.buckets[index]!++
    },
    render: (gauges = {}) =>
      [
        ...requestLines(series),
        ...Object.entries({ ...processGauges(delay.percentile(99) / 1e9), ...gauges }).flatMap(([name, value]) => [
          `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
          `${name} ${value}`,
        ]),
        '',
      ].join('\n'),
  }
}

const requestLines = (series: Map<string, Series>): string[] => {
  const name = 'freehold_http_request_duration_seconds'
  const lines = [`# HELP ${name} Time from request to the end of the answer.`, `# TYPE ${name} histogram`]
  for (const [labels, entry] of series) {
    let sum = 0
    for (const [index, bound] of buckets.entries()) {
      sum += entry.buckets[index]!
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${sum}`)
    }
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${entry.count}`)
    lines.push(`${name}_sum{${labels}} ${entry.seconds.toFixed(6)}`, `${name}_count{${labels}} ${entry.count}`)
  }
  return lines
}

const processGauges = (lagSeconds: number): Record<string, number> => {
  const { rss, heapUsed } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  return {
    process_resident_memory_bytes: rss,
    nodejs_heap_size_used_bytes: heapUsed,
    process_cpu_seconds_total: (user + system) / 1e6,
    process_uptime_seconds: Math.round(process.uptime()),
    nodejs_eventloop_lag_p99_seconds: Number.isFinite(lagSeconds) ? lagSeconds : 0,
  }
}
