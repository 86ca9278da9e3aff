import { insertRows } from '../../db/insert-rows.ts'
import {
  addDays,
  addPeriods,
  type CalendarDate,
  monthOf,
  type Period,
  periodRange,
  periodsBetween,
  todayIn,
} from '../../domain/calendar.ts'
import { postings } from '../../domain/ledger/postings.ts'
import { now } from '../../platform/clock.ts'
import { type Posting, postToLedger } from '../../services/ledger/post.ts'
import { planStatements, type PlannedStatement } from '../../services/payouts/plan-statements.ts'
import { chargesOf, ownerPlace } from '../../services/payouts/post-approval.ts'
import { writeStatements, type WrittenStatement } from '../../services/payouts/write-statements.ts'
import { proposeRefund } from '../../services/refunds/propose-refund.ts'
import { settingsIn } from '../../services/companies.ts'
import { instantOn, workAt } from '../moments.ts'
import { seededId } from '../seeded-id.ts'
import type { SeedContext } from './context.ts'

/**
 * The owners' statements of a year: every month settled and paid on the fifth of the next one, the last in all states on
 * the way, and a refund that waits for approval.
 */
export const writePayouts = async (context: SeedContext): Promise<void> => {
  const { tx, company } = context
  const today = todayIn(company.timezone, now())
  const persons = await ownersOf(context)
  const [first] = await tx.query<{ day: CalendarDate }>(
    `select min(e.posted_on) as day from ledger_entries e join ledger_accounts a on a.id = e.account_id and a.key = 'owner_payable'
     where e.company_id = $1`,
    [company.id],
  )
  if (!first?.day) return
  const last = addPeriods(monthOf(today), -1)
  for (const period of periodsBetween(monthOf(first.day), last)) await writeMonth(context, { period, persons, last })
  await writeRefund(context, today)
}

type Month = { period: Period; persons: readonly string[]; last: Period }
type Settled = WrittenStatement & { planned: PlannedStatement; status: string; paidOn: CalendarDate }

const ownersOf = async ({ tx, company }: SeedContext): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    'select id from people where company_id = $1 and is_owner order by name, id',
    [company.id],
  )
  return rows.map(({ id }) => id)
}

const writeMonth = async (context: SeedContext, { period, persons, last }: Month): Promise<void> => {
  const { tx, company, plan } = context
  const toDate = periodRange(period).to
  const paidOn = addDays(toDate, 5)
  const planned = (await planStatements({ tx, company, persons, toDate })).filter(({ isPayable }) => isPayable)
  const batch = seededId(plan.slug, 'payout batch', period)
  const at = instantOn(addDays(toDate, 2), 9 * 60).toISOString()
  await insertRows(tx, 'payout_batches', [
    {
      id: batch,
      company_id: company.id,
      name: `Statements up to ${toDate}`,
      to_date: toDate,
      counts: { built: planned.length, carried: 0 },
      status: period === last ? 'open' : 'closed',
      created_at: at,
      updated_at: at,
    },
  ])
  const written = await writeStatements({
    tx,
    company: { ...company, today: paidOn },
    statements: planned,
    batch,
    proposedBy: null,
  })
  const settled = written.flatMap((statement, index): Settled[] => {
    const plannedFor = planned[index]
    const status = period === last ? (inWork[index % inWork.length] ?? 'draft') : 'paid'
    return plannedFor ? [{ ...statement, planned: plannedFor, status, paidOn }] : []
  })
  await post(context, settled)
  await tx.query(
    `update payouts p set status = s.status, created_at = $2, updated_at = $2, decided_at = case when s.status in ('approved', 'paid') then $2::timestamptz end,
       paid_minor = case when s.status = 'paid' then p.net_minor else 0 end, method = case when s.status = 'paid' then 'mobile' end,
       paid_at = case when s.status = 'paid' then $3::timestamptz end
     from unnest($1::uuid[], $4::text[]) as s(id, status) where p.id = s.id`,
    [settled.map(({ id }) => id), at, instantOn(paidOn, 10 * 60).toISOString(), settled.map(({ status }) => status)],
  )
}

/** Where the statements of the last month stand. */
const inWork = ['paid', 'approved', 'pending_approval', 'draft'] as const

const post = async (context: SeedContext, settled: readonly Settled[]): Promise<void> => {
  const { tx, company } = context
  const approved = settled.filter(({ status }) => status === 'approved' || status === 'paid')
  const paid = settled.filter(({ status }) => status === 'paid')
  const attempts = await writeAttempts(context, paid)
  await postToLedger(tx, company.id, [
    ...approved.map(approvalOf),
    ...paid.flatMap((statement, index) => paymentOf(statement, attempts[index])),
  ])
}

type Attempt = { id: string; reference: string; gateway: string }

const placeOf = ({ id, planned: { person, project } }: Settled) => ownerPlace({ id, person, project })

const approvalOf = (statement: Settled): Posting => ({
  event: 'payout.approved',
  postedOn: addDays(statement.planned.toDate, 3),
  description: `Owner statement ${statement.number}`,
  idempotencyKey: `payout:${statement.id}:payout.approved`,
  sourceType: 'payouts',
  sourceId: statement.id,
  currency: statement.currency,
  entries: postings.statementApproved({ owner: placeOf(statement), charges: chargesOf(statement.planned.lines) }),
})

const paymentOf = (statement: Settled, attempt: Attempt | undefined): Posting[] => {
  if (!attempt) return []
  const owner = placeOf(statement)
  const amount = statement.net
  const base = {
    sourceType: 'disbursements',
    sourceId: attempt.id,
    currency: statement.currency,
    postedOn: statement.paidOn,
  }
  const money = { account: 'gateway_clearing', subject: attempt.gateway } as const
  return [
    {
      ...base,
      event: 'disbursement.sent',
      description: `Payment ${attempt.reference} sent`,
      idempotencyKey: `disbursement:${attempt.id}:sent`,
      entries: postings.payoutSent({ owner, amount }),
    },
    {
      ...base,
      event: 'disbursement.paid',
      description: `Payment ${attempt.reference} paid`,
      idempotencyKey: `disbursement:${attempt.id}:paid`,
      entries: postings.moneyPaidOut({ owed: { account: 'payouts_in_transit', place: owner }, money, amount }),
    },
  ]
}

/** Through the gateway, to the phones of the owners. */
const writeAttempts = async ({ tx, company, plan }: SeedContext, paid: readonly Settled[]): Promise<Attempt[]> => {
  const [gateway] = await tx.query<{ id: string }>(
    'select id from gateway_accounts where company_id = $1 order by created_at, id limit 1',
    [company.id],
  )
  const accounts = await tx.query<{ id: string; person: string; name: string; number: string; provider: string }>(
    `select id, person_id as person, account_name as name, account_number as number, provider from payment_accounts
     where company_id = $1 and person_id = any($2::uuid[])`,
    [company.id, paid.map(({ person }) => person)],
  )
  const attempts = paid.map(({ number }) => {
    const id = seededId(plan.slug, 'payout attempt', number)
    return { id, reference: `${number}-1-${id.slice(0, 8).toUpperCase()}`, gateway: gateway?.id ?? '' }
  })
  await insertRows(
    tx,
    'disbursements',
    paid.map((statement, index) => {
      const account = accounts.find(({ person }) => person === statement.person)
      const at = instantOn(statement.paidOn, 10 * 60).toISOString()
      return {
        id: attempts[index]?.id,
        company_id: company.id,
        reference: attempts[index]?.reference,
        kind: 'payout',
        attempt: 1,
        payout_id: statement.id,
        person_id: statement.person,
        method: 'mobile',
        account_id: account?.id ?? null,
        recipient_name: account?.name ?? null,
        recipient_number: account?.number ?? null,
        channel: account?.provider ?? null,
        amount_minor: statement.net,
        charge_minor: 0,
        currency: statement.currency,
        gateway_account_id: gateway?.id ?? null,
        gateway_reference: `SP${attempts[index]?.id.slice(24).toUpperCase() ?? ''}`,
        status: 'succeeded',
        submitted_at: at,
        settled_at: at,
        created_at: at,
        updated_at: at,
      }
    }),
  )
  return attempts
}

/** The first payer with credit asks for half of it. */
const writeRefund = async (context: SeedContext, today: CalendarDate): Promise<void> => {
  const { req, tx } = context
  const company = await settingsIn(tx, context.company.id)
  const [credit] = await tx.query<{ person: string; currency: string; half: string }>(
    `select person_id as person, currency, trunc(sum(unallocated_minor) / 2) as half from payments
     where company_id = $1 and status = 'received' and review_reason is null and person_id is not null and unallocated_minor > 1
     group by person_id, currency order by sum(unallocated_minor) desc, person_id limit 1`,
    [company.id],
  )
  if (!credit) return
  const refund = { person: credit.person, currency: credit.currency, amountMinor: BigInt(credit.half) }
  await workAt(instantOn(addDays(today, -1), 15 * 60), () =>
    proposeRefund({ req, tx, company, ...refund, method: 'cash', reason: 'Moves out next month and paid ahead' }),
  )
}
