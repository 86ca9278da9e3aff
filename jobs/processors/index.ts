import { pruneOutbox } from '../../src/jobs/prune-outbox.ts'
import type { ProcessorTable } from '../../src/jobs/processor.ts'
import { tickBilling } from '../../src/jobs/tick-billing.ts'
import { pruneAuth } from '../../src/services/auth/prune-auth.ts'
import { sealAudit } from '../../src/services/audit/seal-audit.ts'
import { sendPasswordReset } from '../../src/services/auth/password-flows.ts'
import { billingRun } from './billing-run.ts'
import { chargePoll } from './charge-poll.ts'
import { fanOut } from './fan-out.ts'
import { fileRemove } from './file-remove.ts'
import { mailSend } from './mail-send.ts'
import { sweepMoney } from './sweep-money.ts'
import { settleCallback } from './settle-callback.ts'

/** Which code runs for which topic. */
export const processors: ProcessorTable = {
  'callback.received': settleCallback,
  'billing.run': billingRun,
  'charge.poll': chargePoll,
  'mail.send': mailSend,
  'password.forgotten': { handle: ({ payload, data }) => sendPasswordReset(payload, data.sealed) },
  'file.remove': fileRemove,
  'payment.received': fanOut('payment.received'),
  'invoice.updated': fanOut('invoice.updated'),
  'intent.updated': fanOut('intent.updated'),
  'unit.status': fanOut('unit.status'),
  'job.progress': fanOut('job.progress'),
  'money.sweep': { handle: sweepMoney },
  'outbox.prune': { handle: async ({ payload }) => void (await pruneOutbox({ payload })) },
  'auth.prune': { handle: ({ payload }) => pruneAuth({ payload }) },
  'audit.seal': { handle: async ({ payload }) => void (await sealAudit({ payload })) },
  'billing.tick': { handle: async ({ payload }) => void (await tickBilling({ payload })) },
}
