import { addPeriods, dayOfPeriod, type Period } from '../../domain/calendar.ts'
import { instantOn } from '../moments.ts'
import { phoneAt } from '../phones.ts'
import { invoiceKey } from './open-invoices.ts'
import { type History, received, wayOf } from './write-payment.ts'
import { writeRequest } from './write-request.ts'

/** What does not go as planned in the last closed month: a payment that is short, one for nobody, and refusals. */
export const writeMisfits = async (history: History, current: Period): Promise<void> => {
  const period = addPeriods(current, -1)
  await writeWrongAmount(history, period)
  await writeUnknownReference(history, period)
  for (const [index, unit] of history.context.plan.misfits.refused.entries()) {
    const target = openInvoiceOf(history, unit, period)
    if (!target) continue
    const at = instantOn(dayOfPeriod(period, 20 + index), 11 * 60 + 5)
    await writeRequest({ ...history, ...target, amount: target.invoice.left, at, failure: 'Request cancelled by user' })
  }
}

const writeWrongAmount = async (history: History, period: Period): Promise<void> => {
  const { wrongAmount } = history.context.plan.misfits
  const target = wrongAmount && openInvoiceOf(history, wrongAmount.unit, period)
  if (!target) return
  const { lease, invoice } = target
  const at = instantOn(dayOfPeriod(period, 4), 9 * 60 + 41)
  const intent = await writeRequest({ ...history, ...target, amount: invoice.left, at })
  await received(history, at, {
    amount: invoice.left - BigInt(wrongAmount.shortBy) * 100n,
    ...wayOf(history, { payBy: 'mobile', at, payer: lease.tenant.phone }),
    payer: { person: lease.tenant.id, name: lease.tenant.name.toUpperCase(), phone: lease.tenant.phone },
    invoices: [],
    reviewReason: 'amount_mismatch',
    reference: intent.reference,
    intent: intent.id,
  })
}

const writeUnknownReference = async (history: History, period: Period): Promise<void> => {
  const { unknownReference } = history.context.plan.misfits
  if (!unknownReference) return
  const at = instantOn(dayOfPeriod(period, 9), 18 * 60 + 22)
  const phone = phoneAt(300_000)
  await received(history, at, {
    amount: BigInt(unknownReference.amount) * 100n,
    ...wayOf(history, { payBy: 'mobile', at, payer: phone }),
    payer: { person: null, name: unknownReference.payerName, phone },
    invoices: [],
    reviewReason: 'unknown_reference',
    reference: unknownReference.reference,
    intent: null,
  })
}

const openInvoiceOf = ({ leases, invoices }: History, unit: string, period: Period) => {
  const lease = leases.get(`${unit}/2`)
  const invoice = lease && invoices.get(invoiceKey(lease.id, period))
  return lease && invoice ? { lease, invoice } : undefined
}
