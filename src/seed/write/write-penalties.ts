import { insertRows } from '../../db/insert-rows.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { applyPenalties } from '../../services/penalties/apply-penalties.ts'
import { chargePenalty } from '../../services/penalties/charge-penalty.ts'
import { chargeLate } from '../../services/penalties/run-penalties.ts'
import { waivePenalty } from '../../services/penalties/waive-penalty.ts'
import { recordPromise } from '../../services/reminders/record-promise.ts'
import { remindAll } from '../../services/reminders/run-reminders.ts'
import { hashText } from '../../services/idempotency.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'

/** Since when the demo's policies hold, before today. */
const policyDays = 75
const remindedDays = 10

/** Policies, what late payers are charged by them and by hand, waivers, a pause, promises, and who was reminded. */
export const writePenalties = async (context: SeedContext): Promise<void> => {
  const today = todayIn(context.company.timezone, now())
  await writePolicies(context, addDays(today, -policyDays))
  await writePause(context, today)
  const company = { ...context.company, today }
  await chargeLate({ req: context.req, company, asOf: addDays(today, -1), since: null })
  await settleSome(context)
  await promiseSome(context, today)
  for (let day = -remindedDays; day <= 0; day += 1)
    await remindAll({ req: context.req, company: { ...company, today: addDays(today, day) } })
}

const policies = [
  {
    key: 'standard',
    name: 'Standard late fee',
    description: '5 % of what is owed after five days of grace, every month, up to 20 % of what was billed.',
    is_default: true,
    version: { kind: 'percent', rate_bps: 500, frequency: 'monthly', grace_days: 5, cap_bps: 2_000 },
  },
  {
    key: 'daily',
    name: 'Daily interest',
    description: '0.1 % a day, counted from the due date once three days of grace are over.',
    is_default: false,
    version: { kind: 'percent', rate_bps: 10, frequency: 'daily', grace_days: 3, charged_from: 'due_date' },
  },
]

const writePolicies = async (context: SeedContext, validFrom: string): Promise<void> => {
  const { slug } = context.plan
  await insertAudited(context, {
    table: 'penalty_policies',
    entity: 'penalty-policies',
    shown: ['name', 'is_default'],
    rows: policies.map(({ key, name, description, is_default }) => ({
      id: seededId(slug, 'penalty-policy', key),
      ...{ name, description, is_default, status: 'active' },
    })),
  })
  await insertRows(
    context.tx,
    'penalty_policy_versions',
    policies.map(({ key, version }) => ({
      company_id: context.company.id,
      policy_id: seededId(slug, 'penalty-policy', key),
      version: 1,
      valid_from: validFrom,
      charged_from: 'grace_end',
      includes_deposits: false,
      currency: context.company.currency,
      ...version,
    })),
  )
}

const writePause = async ({ tx, company }: SeedContext, today: string): Promise<void> => {
  await tx.query(
    `insert into penalty_pauses (company_id, person_id, contract_id, from_date, to_date, reason)
     select company_id, person_id, id, $2, $3, 'The lift was out of order'
     from contracts where company_id = $1 and kind = 'lease' and status = 'active' order by number limit 1`,
    [company.id, addDays(today, -40), addDays(today, -25)],
  )
}

type Found = { id: string; amount: number }

const pendingOf = ({ tx, company }: SeedContext): Promise<Found[]> =>
  tx.query<Found>(
    `select id, amount_minor::float8 as amount from penalties
     where company_id = $1 and status = 'pending' order by amount_minor desc, number limit 8`,
    [company.id],
  )

/** Some on invoices, one waived in part, one whole, one that waits for somebody else, one charged by hand. */
const settleSome = async (context: SeedContext): Promise<void> => {
  const { req, tx, company, plan } = context
  const once = (key: string) => ({ key: seededId(plan.slug, 'penalty', key), requestHash: hashText(key) })
  const [first, second, third, fourth, fifth] = await pendingOf(context)
  const waive = (penalty: Found, key: string, reason: string, part = 1) => {
    const amountMinor = Math.max(1, Math.round(penalty.amount * part))
    return waivePenalty({ req, company: company.id, penalty: penalty.id, amountMinor, reason, idempotency: once(key) })
  }
  const apply = (penalty: Found, key: string) =>
    applyPenalties({ req, company: company.id, penalties: [penalty.id], status: 'issued', idempotency: once(key) })
  if (first) await apply(first, 'applied')
  if (second) await apply(second, 'applied-waived')
  if (second) await waive(second, 'waived-on-invoice', 'Agreed on the phone: half of it', 0.5)
  if (third) await waive(third, 'waived', 'First time late in three years')
  if (fourth)
    await insertRows(tx, 'penalty_waivers', [
      {
        company_id: company.id,
        penalty_id: fourth.id,
        amount_minor: fourth.amount,
        currency: company.currency,
        reason: 'The payer lost his job; asks for mercy',
        status: 'pending_approval',
      },
    ])
  if (fifth) await apply(fifth, 'applied-too')
  const [lease] = await tx.query<{ id: string }>(
    `select id from contracts where company_id = $1 and kind = 'lease' and status = 'active' order by number offset 3 limit 1`,
    [company.id],
  )
  if (!lease) return
  const penalty = { contract: lease.id, type: 'lease_violation' as const, amountMinor: 500_000 }
  const tenantNotes = 'Parked in the fire lane on three days.'
  await chargePenalty({ req, company: company.id, penalty: { ...penalty, tenantNotes }, idempotency: once('by-hand') })
}

/** Two late payers said when they will pay. */
const promiseSome = async ({ req, tx, company, plan }: SeedContext, today: string): Promise<void> => {
  const late = await tx.query<{ id: string }>(
    `select id from invoices where company_id = $1 and status = 'issued' and balance_minor > 0 and due_date < $2
     order by due_date desc, number limit 2`,
    [company.id, today],
  )
  for (const [index, { id }] of late.entries())
    await recordPromise({
      req,
      company: company.id,
      promise: { invoice: id, promisedOn: addDays(today, 4 + index), note: 'After the salary' },
      idempotency: { key: seededId(plan.slug, 'promise', String(index)), requestHash: hashText(id) },
    })
}
