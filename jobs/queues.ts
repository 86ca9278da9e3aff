import { z } from 'zod'

const minutes = (count: number): number => count * 60_000
const hours = (count: number): number => minutes(count * 60)
const days = (count: number): number => hours(count * 24)

/** Differences between the moments at which a job is due, counted from its emission. */
const gaps = (moments: readonly number[]): number[] =>
  moments.map((moment, index) => moment - (moments[index - 1] ?? 0))

/** Each queue has a worker of its own; `share` is its part of WORKER_CONCURRENCY (at least one job). */
export const queues = {
  callbacks: { share: 1 },
  billing: { share: 0.2 },
  charges: { share: 0.5 },
  realtime: { share: 1 },
  mail: { share: 0.5 },
  maintenance: { share: 0.2 },
} as const satisfies Record<string, { share: number }>

export type QueueName = keyof typeof queues

export type TopicSpec = {
  queue: QueueName
  payload: z.ZodType
  /** Runs before the job is dead, the first one included. */
  attempts: number
  /** Milliseconds before the first retry; doubled for each further one, half of it random. */
  backoffMs: number
  /** Fixed waits instead of the backoff: [0] before the first run. Its length is the number of attempts. */
  delaysMs?: readonly number[]
  /** How long a finished job answers for its id; longer than any gap between adding and marking an outbox row. */
  keepMs: number
  /** False where the next tick or a reload does the same work: a failure is only logged. */
  hasDeadLetter?: false
}

const ids = z.record(z.string(), z.unknown())
const nothing = z.object({})
const realtime = {
  queue: 'realtime',
  payload: ids,
  attempts: 5,
  backoffMs: 500,
  keepMs: hours(1),
  hasDeadLetter: false,
} as const
const tick = {
  queue: 'maintenance',
  payload: nothing,
  attempts: 1,
  backoffMs: 1_000,
  keepMs: hours(1),
  hasDeadLetter: false,
} as const

/** 1, 3, 10 and 30 minutes after the charge, then hourly to 48 hours. */
const pollDelaysMs = gaps([
  ...[1, 3, 10, 30].map(minutes),
  ...Array.from({ length: 48 }, (_, index) => hours(index + 1)),
])

/** The one table of topics: what may be emitted, where it runs and how often it is tried. */
export const topics = {
  'callback.received': {
    queue: 'callbacks',
    payload: z.object({ inboxId: z.uuid() }),
    attempts: 10,
    backoffMs: 2_000,
    keepMs: days(1),
  },
  'billing.run': {
    queue: 'billing',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'invoices.issue': {
    queue: 'billing',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'leases.daily': {
    queue: 'maintenance',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'penalties.run': {
    queue: 'billing',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'reminders.run': {
    queue: 'maintenance',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'import.run': {
    queue: 'billing',
    payload: z.object({
      jobRunId: z.uuid(),
      importId: z.uuid(),
      step: z.enum(['check', 'commit']),
      skipWrong: z.boolean().optional(),
      actor: z.string().optional(),
    }),
    attempts: 3,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'payouts.build': {
    queue: 'billing',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'payouts.batch': {
    queue: 'billing',
    payload: z.object({ jobRunId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'charge.poll': {
    queue: 'charges',
    payload: z.object({ intentId: z.uuid() }),
    attempts: pollDelaysMs.length,
    backoffMs: 0,
    delaysMs: pollDelaysMs,
    keepMs: days(1),
  },
  'disbursement.poll': {
    queue: 'charges',
    payload: z.object({ disbursementId: z.uuid() }),
    attempts: pollDelaysMs.length,
    backoffMs: 0,
    delaysMs: pollDelaysMs,
    keepMs: days(1),
  },
  'mail.send': {
    queue: 'mail',
    payload: z.object({ template: z.string(), sealed: z.string(), until: z.iso.datetime().optional() }),
    attempts: 8,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'file.remove': {
    queue: 'maintenance',
    payload: z.object({ key: z.string() }),
    attempts: 8,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'media.resize': {
    queue: 'maintenance',
    payload: z.object({ mediaId: z.uuid() }),
    attempts: 5,
    backoffMs: 5_000,
    keepMs: days(1),
  },
  'password.forgotten': {
    queue: 'mail',
    payload: z.object({ sealed: z.string() }),
    attempts: 5,
    backoffMs: 1_000,
    keepMs: days(1),
  },
  'payment.received': realtime,
  'invoice.updated': realtime,
  'payout.updated': realtime,
  'intent.updated': realtime,
  'unit.status': realtime,
  'maintenance.updated': realtime,
  'job.progress': realtime,
  'money.sweep': tick,
  'outbox.prune': tick,
  'auth.prune': tick,
  'imports.prune': tick,
  'billing.tick': tick,
  'leases.tick': tick,
  'penalties.tick': tick,
  'reminders.tick': tick,
  'invoices.recurring': tick,
  'expenses.recurring': tick,
  'maintenance.plans': tick,
  'audit.seal': tick,
  'identity.expire': tick,
  'people.retain': tick,
} as const satisfies Record<string, TopicSpec>

export type Topic = keyof typeof topics
export type PayloadOf<T extends Topic> = z.infer<(typeof topics)[T]['payload']>
export type TopicTable = Record<Topic, TopicSpec>

export const isTopic = (name: string): name is Topic => Object.hasOwn(topics, name)

export const queueNames = Object.keys(queues) as QueueName[]
