import { setTimeout as sleep } from 'node:timers/promises'
import config from '@payload-config'
import { getPayload } from 'payload'
import { createReq } from '../../src/db/transaction.ts'
import { scaleCompany } from '../../src/seed/scale/scale-company.ts'
import { billPeriod } from '../../src/services/billing/run-billing.ts'

export type BillOrder = { period: string; issueDate: string }
export type Billed = {
  seconds: number
  invoices: number
  /** resident memory, bytes: before the run, at most in its first quarter, at most in its last, and afterwards */
  memory: { before: number; firstQuarter: number; lastQuarter: number; after: number }
}

/** A process of its own, as the worker is: makes a company of the given size, then bills a period per message. */
const payload = await getPayload({ config })
const leases = Number(process.env.BENCH_LEASES)
const company = await scaleCompany({ payload, units: leases, slug: 'bench-billing', withServices: true })
process.send?.({ company: company.id })
// between two orders nothing else keeps this process
process.channel?.ref()

process.on('message', (order: BillOrder) => {
  bill(order).then(
    (billed) => process.send?.(billed),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})

const bill = async ({ period, issueDate }: BillOrder): Promise<Billed> => {
  const memory = { before: process.memoryUsage.rss(), firstQuarter: 0, lastQuarter: 0, after: 0 }
  let done = 0
  const watch = new AbortController()
  const watching = (async () => {
    while (!watch.signal.aborted) {
      const rss = process.memoryUsage.rss()
      if (done <= leases / 4) memory.firstQuarter = Math.max(memory.firstQuarter, rss)
      if (done >= (leases * 3) / 4) memory.lastQuarter = Math.max(memory.lastQuarter, rss)
      await sleep(10)
    }
  })()
  const started = performance.now()
  const counts = await billPeriod({
    req: await createReq(payload),
    company: company.id,
    period,
    issueDate,
    onProgress: ({ processed }) => (done = processed),
  })
  const seconds = (performance.now() - started) / 1000
  watch.abort()
  await watching
  memory.after = process.memoryUsage.rss()
  memory.lastQuarter = Math.max(memory.lastQuarter, memory.after)
  return { seconds, invoices: counts.invoices ?? 0, memory }
}
