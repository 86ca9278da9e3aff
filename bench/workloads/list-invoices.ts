import type { Bench } from '../environment/start-bench.ts'
import type { Call } from '../load/connection.ts'
import { as, httpWorkload } from './http-workload.ts'
import { withoutRelated } from './without-related.ts'

const call = (bench: Bench, connection: number): Call => ({
  method: 'GET',
  path: `/api/v1/invoices?limit=20&${withoutRelated}`,
  headers: as(bench, connection),
})

const check = (body: string): void => {
  const { docs, totalDocs } = JSON.parse(body) as { docs: unknown[]; totalDocs: number }
  if (docs.length !== 20 || totalDocs < 100) throw new Error(`A list of ${docs.length} of ${totalDocs} invoices`)
}

const shared = { requests: ({ list }: Bench['sizes']) => list, call, check }

/** A page of 20 invoices of the user's company, with the total, newest number first. */
export const listInvoices = httpWorkload({ ...shared, name: 'list-invoices' })

/** The same with two processes on both sides; connections are dealt out over them. */
export const listTwoProcesses = httpWorkload({
  ...shared,
  name: 'list-two-processes',
  ports: ({ web, bare }) => Promise.resolve({ value: web, limit: bare, stop: undefined }),
})
