import { dayOfPeriod, type Period } from '../../domain/calendar.ts'
import { instantOn } from '../moments.ts'
import { phoneAt } from '../phones.ts'
import { invoiceKey } from './open-invoices.ts'
import { type History, received, wayOf } from './write-payment.ts'
import { writeRequest } from './write-request.ts'

/** Something that happened at a moment. */
export type Happening = { at: Date; write: () => Promise<void> }

/** What does not go as planned in the last closed month: a payment that is short, one for nobody, and refusals. */
export const misfitsOf = (history: History, period: Period): Happening[] => {
  const { wrongAmount, unknownReference, refused } = history.context.plan.misfits
  const on = (day: number, minute: number): Date => instantOn(dayOfPeriod(period, day), minute)
  const shortAt = on(4, 9 * 60 + 41)
  const strangeAt = on(9, 18 * 60 + 22)
  return [
    ...(wrongAmount
      ? [{ at: shortAt, write: () => writeWrongAmount({ history, period, at: shortAt, ...wrongAmount }) }]
      : []),
    ...(unknownReference
      ? [{ at: strangeAt, write: () => writeUnknownReference({ history, at: strangeAt, ...unknownReference }) }]
      : []),
    ...refused.map((unit, index) => {
      const at = on(20 + index, 11 * 60 + 5)
      return { at, write: () => writeRefusal({ history, period, at, unit }) }
    }),
  ]
}

type Misfit = { history: History; period: Period; at: Date; unit: string }

const writeWrongAmount = async ({
  history,
  period,
  at,
  unit,
  shortBy,
}: Misfit & { shortBy: number }): Promise<void> => {
  const { lease, invoice } = openInvoiceOf(history, unit, period)
  const intent = await writeRequest({ ...history, lease, invoice, amount: invoice.left, at })
  await received(history, at, {
    amount: invoice.left - BigInt(shortBy) * 100n,
    ...wayOf(history, { payBy: 'mobile', at, payer: lease.tenant.phone }),
    payer: { person: lease.tenant.id, name: lease.tenant.name.toUpperCase(), phone: lease.tenant.phone },
    invoices: [],
    reviewReason: 'amount_mismatch',
    reference: intent.reference,
    intent: intent.id,
  })
}

type Stranger = { history: History; at: Date; reference: string; amount: number; payerName: string }

const writeUnknownReference = async ({ history, at, reference, amount, payerName }: Stranger): Promise<void> => {
  const phone = phoneAt(300_000)
  await received(history, at, {
    amount: BigInt(amount) * 100n,
    ...wayOf(history, { payBy: 'mobile', at, payer: phone }),
    payer: { person: null, name: payerName, phone },
    invoices: [],
    reviewReason: 'unknown_reference',
    reference,
    intent: null,
  })
}

const writeRefusal = async ({ history, period, at, unit }: Misfit): Promise<void> => {
  const { lease, invoice } = openInvoiceOf(history, unit, period)
  await writeRequest({ ...history, lease, invoice, amount: invoice.left, at, failure: 'Request cancelled by user' })
}

const openInvoiceOf = ({ leases, invoices }: History, unit: string, period: Period) => {
  const lease = leases.get(`${unit}/2`)
  const invoice = lease && invoices.get(invoiceKey(lease.id, period))
  if (!lease || !invoice || invoice.left === 0n) throw new Error(`There is no open invoice of ${unit} for ${period}.`)
  return { lease, invoice }
}
