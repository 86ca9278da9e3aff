import { pruneOutbox } from '../../src/jobs/prune-outbox.ts'
import type { ProcessorTable } from '../../src/jobs/processor.ts'
import { tickBilling } from '../../src/jobs/tick-billing.ts'
import { tickDailyRuns } from '../../src/jobs/tick-daily-runs.ts'
import { tickLeases } from '../../src/jobs/tick-leases.ts'
import { pruneImports } from '../../src/services/imports/prune-imports.ts'
import { pruneAuth } from '../../src/services/auth/prune-auth.ts'
import { sealAudit } from '../../src/services/audit/seal-audit.ts'
import { runRecurring } from '../../src/services/invoices/run-recurring.ts'
import { runRecurringExpenses } from '../../src/services/expenses/run-recurring-expenses.ts'
import { expireChecks } from '../../src/services/identity/expire-checks.ts'
import { retainPeople } from '../../src/services/people/retain-people.ts'
import { sendPasswordReset } from '../../src/services/auth/password-flows.ts'
import { billingRun } from './billing-run.ts'
import { chargePoll } from './charge-poll.ts'
import { disbursementPoll } from './disbursement-poll.ts'
import { fanOut } from './fan-out.ts'
import { invoicesIssue } from './invoices-issue.ts'
import { leasesDaily } from './leases-daily.ts'
import { penaltiesRun } from './penalties-run.ts'
import { remindersRun } from './reminders-run.ts'
import { importRun } from './import-run.ts'
import { payoutsBatch, payoutsBuild } from './payouts.ts'
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
  'invoices.issue': invoicesIssue,
  'leases.daily': leasesDaily,
  'penalties.run': penaltiesRun,
  'reminders.run': remindersRun,
  'import.run': importRun,
  'payouts.build': payoutsBuild,
  'payouts.batch': payoutsBatch,
  'charge.poll': chargePoll,
  'disbursement.poll': disbursementPoll,
  'mail.send': mailSend,
  'password.forgotten': { handle: ({ payload, data }) => sendPasswordReset(payload, data.sealed) },
  'file.remove': fileRemove,
  'media.resize': mediaResize,
  'payment.received': fanOut('payment.received'),
  'invoice.updated': fanOut('invoice.updated'),
  'payout.updated': fanOut('payout.updated'),
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
  'invoices.recurring': { handle: async ({ payload }) => void (await runRecurring({ payload })) },
  'expenses.recurring': { handle: async ({ payload }) => void (await runRecurringExpenses({ payload })) },
  'leases.tick': { handle: async ({ payload }) => void (await tickLeases({ payload })) },
  'penalties.tick': { handle: async ({ payload }) => void (await tickDailyRuns({ payload, run: 'penalties' })) },
  'reminders.tick': { handle: async ({ payload }) => void (await tickDailyRuns({ payload, run: 'reminders' })) },
  'billing.tick': { handle: async ({ payload }) => void (await tickBilling({ payload })) },
}
