import type { PayloadRequest } from 'payload'
import { withTransaction } from '../../db/transaction.ts'
import { isLive } from '../../domain/disbursement.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { minMinor } from '../../domain/money.ts'
import type { GatewayFacts } from '../../gateways/port.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'
import { type Attempt, findAttempt, lockAttempt, paysFrom } from './attempt.ts'
import { type DisbursementView, disbursementView } from './disbursement-view.ts'
import { closeAttempt, fail } from './finish-attempt.ts'
import { askGateway } from './poll-disbursement.ts'
import { moveOf, postAttempt } from './post-attempt.ts'
import { subjects } from './subjects.ts'

type Resolve = {
  req: PayloadRequest
  company: string
  id: string
  action: keyof typeof noted
  reason: string
}

/**
 * Ends what is unclear about an attempt. Booking takes the gateway's own amount, asked for anew: up to what the document
 * still owes it counts there, the rest is owed back by the payee. Dismissing a live attempt says that nothing left, which
 * the gateway must not contradict.
 * @throws 404, 409 when there is nothing to settle, the gateway says otherwise, or another attempt is under way
 */
export const resolveDisbursement = async (resolve: Resolve): Promise<DisbursementView> => {
  const { req, company, id, action, reason } = resolve
  const facts = await askAbout(resolve)
  await withTransaction(req, async (tx) => {
    const { attempt, subject } = await lockAttempt(tx, id)
    if (attempt.company !== company) throw notFound()
    if (!attempt.review) throw conflict('There is nothing to settle about this payment.')
    const settings = await settingsIn(tx, company)
    if (action === 'book') await book({ req, tx, settings, attempt, left: subject.leftMinor, facts })
    else if (isLive(attempt.status)) {
      if (facts?.status === 'succeeded')
        throw conflict('The gateway says that this was paid. Book it instead of setting it aside.')
      await fail({ req, tx, company: settings, kind: attempt.kind, attempt, reason })
    } else await tx.query('update disbursements set review_reason = null, updated_at = now() where id = $1', [id])
    await recordAudit({
      req,
      rows: [
        {
          action: noted[action],
          entity: 'disbursements',
          entityId: id,
          company,
          before: { status: attempt.status, reviewReason: attempt.review, amountMinor: Number(attempt.amount) },
          after: { reviewReason: null, amountMinor: Number(facts?.amountMinor ?? attempt.amount) },
          reason,
        },
      ],
    })
  })
  return disbursementView(req, company, id)
}

/** `book`: the money left, as the gateway confirms. `dismiss`: it did not leave, or the sign means nothing. */
const noted = { book: 'disbursement.book', dismiss: 'disbursement.dismiss' } as const

const askAbout = async ({ req, company, id }: Resolve): Promise<GatewayFacts | undefined> => {
  const attempt = await withTransaction(req, (tx) => findAttempt(tx, id))
  if (attempt?.company !== company) throw notFound()
  return askGateway(req.payload, {
    kind: attempt.kind,
    reference: attempt.reference,
    gateway_account_id: attempt.gatewayAccount,
    gateway_request_id: attempt.gatewayRequestId,
    gateway_reference: attempt.gatewayReference,
  })
}

type Book = {
  req: PayloadRequest
  tx: Parameters<Parameters<typeof withTransaction>[1]>[0]
  settings: Awaited<ReturnType<typeof settingsIn>>
  attempt: Attempt
  left: bigint
  facts: GatewayFacts | undefined
}

const book = async ({ req, tx, settings, attempt, left, facts }: Book): Promise<void> => {
  if (facts?.status !== 'succeeded' || facts.amountMinor === null || !facts.transactionCode)
    throw conflict('The gateway does not confirm that this was paid, so it is not booked.')
  if (facts.currency !== attempt.currency) throw conflict('The gateway paid another currency. Post it by hand.')
  const wasLive = isLive(attempt.status)
  if (!wasLive) await refuseOtherLive(tx, attempt)
  const { kind } = attempt
  const counted = minMinor(facts.amountMinor, left)
  const excess = facts.amountMinor - counted
  const charge = facts.chargeMinor ?? 0n
  const money = paysFrom(attempt)
  const part = (amount: bigint) => moveOf({ req, tx, company: settings, attempt: { ...attempt, amount } })
  const entries: Entry[][] = []
  // What was sent and what was paid differ: the first is taken back before the second counts.
  if (wasLive) entries.push(await subjects[kind].onFailed(part(attempt.amount)))
  if (counted > 0n) {
    entries.push(await subjects[kind].onSent(part(counted)))
    entries.push(await subjects[kind].onSucceeded({ ...part(counted), money, charge }))
  }
  if (excess > 0n)
    entries.push(await subjects[kind].onExcess({ ...part(excess), money, charge: counted > 0n ? 0n : charge }))
  await postAttempt({ tx, company: settings, attempt, step: 'paid', entries })
  const { transactionCode: receipt, amountMinor: amount } = facts
  await closeAttempt({ tx, id: attempt.id, status: 'succeeded', charge, amount, receipt })
}

const refuseOtherLive = async (tx: Book['tx'], { id, kind, subject }: Attempt): Promise<void> => {
  const live = await tx.query(
    `select 1 from disbursements where ${kind}_id = $1 and id <> $2
       and status in ('created', 'submitting', 'submitted', 'unknown') limit 1`,
    [subject, id],
  )
  if (live.length > 0)
    throw conflict('Another payment of this is under way. Wait for its result, then settle this one.')
}
