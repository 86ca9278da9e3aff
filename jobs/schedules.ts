import type { Topic } from './queues.ts'

export type Schedule = {
  topic: Topic
  /** Either a period in milliseconds or a cron pattern (UTC). */
  everyMs?: number
  cron?: string
}

/** What runs by itself, by name. A name that leaves this table is removed from the queue when a worker starts. */
export const schedules: Readonly<Record<string, Schedule>> = {
  'sweep-money': { topic: 'money.sweep', everyMs: 60_000 },
  'seal-audit': { topic: 'audit.seal', everyMs: 5_000 },
  'tick-leases': { topic: 'leases.tick', cron: '0 0 * * * *' },
  'tick-penalties': { topic: 'penalties.tick', cron: '0 0 * * * *' },
  'tick-reminders': { topic: 'reminders.tick', cron: '0 0 * * * *' },
  'tick-billing': { topic: 'billing.tick', cron: '0 0 * * * *' },
  'tick-recurring-invoices': { topic: 'invoices.recurring', cron: '0 5 * * * *' },
  'tick-recurring-expenses': { topic: 'expenses.recurring', cron: '0 6 * * * *' },
  'tick-maintenance': { topic: 'maintenance.plans', cron: '0 10 * * * *' },
  'expire-identities': { topic: 'identity.expire', cron: '0 10 * * * *' },
  'retain-people': { topic: 'people.retain', cron: '0 50 2 * * *' },
  'prune-outbox': { topic: 'outbox.prune', cron: '0 20 2 * * *' },
  'prune-imports': { topic: 'imports.prune', cron: '0 30 2 * * *' },
  'prune-auth': { topic: 'auth.prune', cron: '0 40 2 * * *' },
}
