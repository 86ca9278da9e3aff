import { readQuery } from '../../src/db/transaction.ts'
import type { Processor } from '../../src/jobs/processor.ts'
import { settleCallback as settle } from '../../src/services/payments/settle-callback.ts'

export const settleCallback: Processor<'callback.received'> = {
  handle: ({ payload, data: { inboxId } }) => settle({ payload, inboxId }),
  onDead: async ({ payload, data: { inboxId }, error, job }) => {
    await readQuery(payload, markDead, [inboxId, error.message, job.attempt])
  },
}

const markDead = `
  update callback_inbox set status = 'dead', error = $2, attempts = $3, updated_at = now()
  where id = $1 and status not in ('processed', 'ignored')`
