import { pruneOutbox } from '../../src/jobs/prune-outbox.ts'
import type { ProcessorTable } from '../../src/jobs/processor.ts'
import { tickBilling } from '../../src/jobs/tick-billing.ts'
import { tickLeases } from '../../src/jobs/tick-leases.ts'
import { pruneImports } from '../../src/services/imports/prune-imports.ts'
import { pruneAuth } from '../../src/services/auth/prune-auth.ts'
import { sealAudit } from '../../src/services/audit/seal-audit.ts'
import { expireChecks } from '../../src/services/identity/expire-checks.ts'
import { retainPeople } from '../../src/services/people/retain-people.ts'
import { sendPasswordReset } from '../../src/services/auth/password-flows.ts'
import { billingRun } from './billing-run.ts'
import { chargePoll } from './charge-poll.ts'
import { fanOut } from './fan-out.ts'
import { leasesDaily } from './leases-daily.ts'
import { importRun } from './import-run.ts'
import { fileRemove } from './file-remove.ts'
import { maintenancePlans } from './maintenance-plans.ts'
import { mailSend } from './mail-send.ts'
import { mediaResize } from './media-resize.ts'
import { sweepMoney } from './sweep-money.ts'
import { settleCallback } from './settle-callback.ts'

/** Which code runs for which topic. */
export const processors: ProcessorTable = {
  'callback.received': settleCallback,
  'billing.run': billingRun,
  'leases.daily': leasesDaily,
  'import.run': importRun,
  'charge.poll': chargePoll,
  'mail.send': mailSend,
  'password.forgotten': { handle: ({ payload, data }) => sendPasswordReset(payload, data.sealed) },
  'file.remove': fileRemove,
  'media.resize': mediaResize,
  'payment.received': fanOut('payment.received'),
  'invoice.updated': fanOut('invoice.updated'),
  'intent.updated': fanOut('intent.updated'),
  'unit.status': fanOut('unit.status'),
  'maintenance.updated': fanOut('maintenance.updated'),
  'job.progress': fanOut('job.progress'),
  'money.sweep': { handle: sweepMoney },
  'outbox.prune': { handle: async ({ payload }) => void (await pruneOutbox({ payload })) },
  'imports.prune': { handle: ({ payload }) => pruneImports({ payload }) },
  'auth.prune': { handle: ({ payload }) => pruneAuth({ payload }) },
  'maintenance.plans': maintenancePlans,
  'audit.seal': { handle: async ({ payload }) => void (await sealAudit({ payload })) },
  'identity.expire': { handle: async ({ payload }) => void (await expireChecks({ payload })) },
  'people.retain': { handle: async ({ payload }) => void (await retainPeople({ payload })) },
  'leases.tick': { handle: async ({ payload }) => void (await tickLeases({ payload })) },
  'billing.tick': { handle: async ({ payload }) => void (await tickBilling({ payload })) },
}
