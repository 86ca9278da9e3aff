import type { MoneyAccount } from '../../domain/ledger/payment-postings.ts'
import { recordPayment, type ReceivedMoney } from '../../services/payments/record-payment.ts'
import { finishIntent, lockIntent } from '../../services/payments/settle-intent.ts'
import { createChance } from '../chance.ts'
import { instantOn, workAt } from '../moments.ts'
import type { PayBy } from '../plan/plan-leases.ts'
import type { PaymentPlan } from '../plan/plan-payments.ts'
import { receiptOn } from '../receipts.ts'
import type { SeedContext } from './context.ts'
import { invoiceKey, type OpenInvoice } from './open-invoices.ts'
import type { WrittenLease } from './write-leases.ts'
import { writeRequest } from './write-request.ts'

export type History = {
  context: SeedContext
  gateway: string
  leases: Map<string, WrittenLease>
  invoices: Map<string, OpenInvoice>
}

const hundred = 10_000n

/** One planned payment, by the service that records every payment. */
export const writePayment = async (history: History, plan: PaymentPlan): Promise<void> => {
  const { context, gateway, leases, invoices } = history
  const lease = leases.get(plan.lease.key)
  const invoice = lease && invoices.get(invoiceKey(lease.id, plan.period))
  if (!lease || !invoice) throw new Error(`There is no invoice of ${plan.lease.key} for ${plan.period}.`)
  const part = ((invoice.total * BigInt(plan.shareBps)) / 10_000n / hundred) * hundred
  const amount = plan.shareBps === 10_000 || part > invoice.left ? invoice.left : part
  const at = instantOn(plan.date, plan.minute)
  const intent = plan.isRequested ? await writeRequest({ context, gateway, lease, invoice, amount, at }) : null
  await received(history, at, {
    amount,
    ...wayOf(history, { payBy: plan.lease.payBy, at, payer: lease.tenant.phone }),
    payer: {
      person: lease.tenant.id,
      name: lease.tenant.name.toUpperCase(),
      phone: plan.lease.payBy === 'mobile' ? lease.tenant.phone : null,
    },
    invoices: [invoice.id],
    reviewReason: null,
    reference: intent?.reference ?? (plan.lease.payBy === 'mobile' ? plan.lease.unit.identifier : invoice.number),
    intent: intent?.id ?? null,
  })
  invoice.left -= amount
}

type Receipt = Omit<ReceivedMoney, 'currency' | 'valueDate' | 'source'> &
  Pick<ReceivedMoney['source'], 'gatewayAccount' | 'receipt' | 'reference' | 'intent'>

/** Records money at the moment at which it came, and closes the request that it answers. */
export const received = ({ context: { req, tx, company } }: History, at: Date, receipt: Receipt): Promise<void> =>
  workAt(at, async () => {
    const { gatewayAccount, receipt: code, reference, intent, ...money } = receipt
    const source = { gatewayAccount, receipt: code, reference, intent, inbox: null }
    const payment = await recordPayment({
      req,
      tx,
      company,
      currency: company.currency,
      valueDate: at,
      ...money,
      source,
    })
    const asked =
      intent && gatewayAccount ? await lockIntent(tx, gatewayAccount, { gatewayRequestId: null, reference }) : undefined
    if (asked) await finishIntent(tx, asked, payment)
  })

type Way = Pick<Receipt, 'method' | 'money' | 'gatewayAccount' | 'receipt'>

/** By which way money came, with a receipt where the gateway gives one. */
export const wayOf = (
  { context, gateway }: History,
  { payBy, at, payer }: { payBy: PayBy; at: Date; payer: string },
): Way => {
  if (payBy !== 'mobile') return { method: payBy, money: accounts[payBy], gatewayAccount: null, receipt: null }
  const chance = createChance(`${context.plan.slug}/receipt/${payer}/${at.getTime()}`)
  return {
    method: 'mobile',
    money: { account: 'gateway_clearing', subject: gateway },
    gatewayAccount: gateway,
    receipt: receiptOn(at.toISOString().slice(0, 10), chance),
  }
}

const accounts: Record<Exclude<PayBy, 'mobile'>, MoneyAccount> = {
  bank: { account: 'bank' },
  cheque: { account: 'bank' },
  cash: { account: 'cash' },
}
