import { pruneOutbox } from '../../src/jobs/prune-outbox.ts'
import type { ProcessorTable } from '../../src/jobs/processor.ts'
import { tickBilling } from '../../src/jobs/tick-billing.ts'
import { billingRun } from './billing-run.ts'
import { chargePoll } from './charge-poll.ts'
import { fanOut } from './fan-out.ts'
import { mailSend } from './mail-send.ts'
import { sweepMoney } from './sweep-money.ts'
import { settleCallback } from './settle-callback.ts'

/** Which code runs for which topic. */
export const processors: ProcessorTable = {
  'callback.received': settleCallback,
  'billing.run': billingRun,
  'charge.poll': chargePoll,
  'mail.send': mailSend,
  'payment.received': fanOut('payment.received'),
  'invoice.updated': fanOut('invoice.updated'),
  'intent.updated': fanOut('intent.updated'),
  'unit.status': fanOut('unit.status'),
  'job.progress': fanOut('job.progress'),
  'money.sweep': { handle: sweepMoney },
  'outbox.prune': { handle: async ({ payload }) => void (await pruneOutbox({ payload })) },
  'billing.tick': { handle: async ({ payload }) => void (await tickBilling({ payload })) },
}
