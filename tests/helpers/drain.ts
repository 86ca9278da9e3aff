import { setTimeout as sleep } from 'node:timers/promises'
import type { Payload } from 'payload'
import { processors } from '../../jobs/processors/index.ts'
import type { Topic } from '../../jobs/queues.ts'
import type { Processor } from '../../src/jobs/processor.ts'
import { readQuery } from '../../src/db/transaction.ts'

type Row = { id: string; topic: Topic; payload: never; company_id: string | null }

/** Runs what the outbox holds, as a worker does, in this process. Polls of gateways are left to the test. @returns what ran */
export const drain = async (
  payload: Payload,
  { skip = ['charge.poll', 'disbursement.poll'] }: { skip?: Topic[] } = {},
): Promise<Topic[]> => {
  const ran: Topic[] = []
  for (;;) {
    const rows = await readQuery<Row>(
      payload,
      `update outbox set dispatched_at = now() where dispatched_at is null and not topic = any($1) returning id, topic, payload, company_id`,
      [skip],
    )
    if (rows.length === 0) return ran
    for (const { id, topic, payload: data, company_id } of rows) {
      const { handle } = processors[topic] as Processor<never>
      await handle({ payload, data, job: { id, topic: topic as never, company: company_id, attempt: 1, attempts: 1 } })
      ran.push(topic)
    }
  }
}

/** Waits until a query answers a row. @throws Error after five seconds */
export const waitForRow = async <Found>(payload: Payload, sql: string, values: unknown[] = []): Promise<Found> => {
  const end = Date.now() + 5_000
  while (Date.now() < end) {
    const [row] = await readQuery<Found>(payload, sql, values)
    if (row) return row
    await sleep(20)
  }
  throw new Error(`Nothing came within five seconds: ${sql}`)
}
