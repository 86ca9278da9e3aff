import { loadavg } from 'node:os'
import type { Result } from './workloads/workload.ts'

const columns = ['workload', 'value', 'limit', 'unit', 'ratio'] as const

/** The results as a table for people. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [columns.map(String), ...results.map((result) => columns.map((column) => String(result[column])))]
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  const line = (row: string[]): string =>
    row
      .map((cell, at) => (/^[\d.]+$/.test(cell) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
  return rows.map(line).join('\n')
}

/** How busy the machine is: figures of a busy one say little. */
export const loadText = (): string =>
  `load average ${loadavg()
    .map((load) => Math.round(load * 10) / 10)
    .join(' ')}`
