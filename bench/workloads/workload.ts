import type { Bench } from '../environment/start-bench.ts'

export type Result = {
  workload: string
  value: number
  unit: string
  /** the same work with nothing in between, measured in turns with the value */
  limit: number
  ratio: number
}

export type Workload = {
  name: string
  /** false: does without the invoices, so that it alone starts quickly */
  needsData?: boolean
  run: (bench: Bench, say: (line: string) => void) => Promise<Result[]>
}

/** @param digits of value and limit after the point */
export const resultOf = ({
  name,
  unit,
  value,
  limit,
  digits = 0,
}: {
  name: string
  unit: string
  value: number
  limit: number
  digits?: number
}): Result => ({
  workload: name,
  value: rounded(value, digits),
  unit,
  limit: rounded(limit, digits),
  ratio: rounded(value / limit, 3),
})

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
