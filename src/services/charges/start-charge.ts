import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { withTransaction } from '../../db/transaction.ts'
import { normalisePhone } from '../../domain/phone.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { chooseGateway, type OpenGateway } from '../gateways/gateway-account.ts'
import { chargeableInvoices, type Chargeable } from './chargeable-invoices.ts'
import { intentView, type IntentView } from './intent-view.ts'
import { knownIntent, storeIntent } from './store-intent.ts'
import { storeSubmission } from './store-submission.ts'

export type ChargeRequest = {
  invoices: string[]
  amountMinor?: number
  phone?: string
  channel?: string
  gatewayAccount?: string
}

type Start = {
  req: PayloadRequest
  company: string
  charge: ChargeRequest
  idempotency: { key: string; requestHash: string }
}

/**
 * Asks a payer's phone for money: the intent is stored and committed before the gateway is called, so that neither a
 * crash nor a callback that overtakes the answer loses it. The same key answers the same intent and calls nobody.
 * @throws 400 for wrong input, 404-like 400 for unknown invoices, 403 beyond the caller's limit, 409 without an active gateway account
 */
export const startCharge = async ({ req, company, charge, idempotency }: Start): Promise<IntentView> => {
  const { intent, isNew, opened, phone } = await withTransaction(req, async (tx) => {
    const known = await knownIntent(tx, company, idempotency)
    if (known) return { intent: known, isNew: false as const, opened: undefined, phone: '' }
    const wanted = await chargeableInvoices(tx, company, charge.invoices)
    const opened = await chooseGateway(tx, company, wanted.currency, charge.gatewayAccount)
    if (!opened)
      throw conflict(
        `There is no active gateway account for ${wanted.currency}. Add one under Finance, Gateway accounts.`,
      )
    const phone = phoneOf(charge, wanted)
    const amount = amountOf(charge, wanted)
    const { currency } = wanted
    await requireWithinLimit({ req, tx, company, permission: 'finance.charges.create', amountMinor: amount, currency })
    const intent = await storeIntent({
      req,
      tx,
      company,
      charge,
      amount,
      phone,
      wanted,
      account: opened.account,
      idempotency,
    })
    return { intent, isNew: true as const, opened, phone }
  })
  if (isNew && opened) await callGateway({ req, opened, intent, phone, charge })
  return intentView(req.payload, intent.id, [company])
}

const amountOf = ({ amountMinor }: ChargeRequest, { balanceMinor }: Chargeable): bigint => {
  const amount = amountMinor === undefined ? balanceMinor : BigInt(amountMinor)
  if (amount <= 0n) throw validationError('The amount must be above zero.', 'amountMinor')
  if (amount > balanceMinor) throw validationError('The amount is above what is still owed.', 'amountMinor')
  return amount
}

const phoneOf = (charge: ChargeRequest, { phone }: Chargeable): string => {
  const normalised = normalisePhone({ text: charge.phone ?? phone ?? '' })
  if (!normalised) throw validationError('Enter the phone to ask, such as +254 712 345 678.', 'phone')
  return normalised
}

type Call = {
  req: PayloadRequest
  opened: OpenGateway
  intent: { id: string; reference: string; amountMinor: bigint }
  phone: string
  charge: ChargeRequest
}

const callGateway = async ({ req, opened, intent, phone, charge }: Call): Promise<void> => {
  const result = await opened.gateway.initiateCharge(opened.context, {
    amountMinor: intent.amountMinor,
    currency: opened.account.currency,
    phone,
    channel: charge.channel,
    reference: intent.reference,
    description: 'Payment request',
  })
  await storeSubmission({ req, intentId: intent.id, company: opened.account.company_id, result })
}
