import type { Payload } from 'payload'

import { readQuery } from '../db/transaction.ts'

const batchSize = 5_000

/**
 * Deletes rows that were dispatched over 7 days ago, in batches so that no lock is held for long.
 * @returns the number of rows deleted
 */
export const pruneOutbox = async ({ payload }: { payload: Payload }): Promise<number> => {
  let deleted = 0
  for (;;) {
    const rows = await readQuery<{ id: string }>(payload, deleteBatch, [batchSize])
    deleted += rows.length
    if (rows.length < batchSize) return deleted
  }
}

const deleteBatch = `
  delete from outbox
  where id in (
    select id from outbox where dispatched_at < now() - interval '7 days' limit $1 for update skip locked
  )
  returning id`
