import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { type CalendarDate, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { takeNumbers } from '../numbers.ts'
import { announceMoves } from './announce-moves.ts'
import { moveAllocations } from './move-allocations.ts'
import { lockLines } from './open-lines.ts'
import { paymentRow } from './payment-row.ts'
import { postPayment } from './post-payment.ts'
import type { ReceivedMoney } from './received-money.ts'
import { shareOut } from './share-out.ts'

export type { ReceivedMoney, ReviewReason } from './received-money.ts'

type Recording = ReceivedMoney & { req: PayloadRequest; tx: Tx; company: CompanySettings }

/**
 * Writes received money and all that follows from it. Every amount is kept in full, matched or not.
 * @returns the payment's id
 * @throws 400 with the path of a chosen allocation that cannot be
 */
export const recordPayment = async ({ req, tx, company, ...received }: Recording): Promise<string> => {
  const id = randomUUID()
  const { currency, payer, reviewReason, allocations: targets } = received
  const invoices = targets?.map(({ invoiceId }) => invoiceId) ?? received.invoices
  const lines = await lockLines(tx, company.id, invoices, currency)
  const { allocations, remainder } = shareOut({
    company,
    person: payer.person,
    amount: received.amount,
    lines,
    targets,
  })
  const valueDate = dayOf(company, received.valueDate)
  const number = await receiptNumber(tx, company.id, valueDate)

  const touched = await moveAllocations({
    tx,
    company: company.id,
    payment: paymentRow({
      id,
      company: company.id,
      number,
      valueDate,
      recordedBy: req.user?.id ?? null,
      received,
      status: 'received',
      remainder,
    }),
    moves: allocations.map(({ lineId, invoiceId, amount }) => ({
      payment: id,
      invoice: invoiceId,
      line: lineId,
      amount,
      currency,
      effectiveOn: valueDate,
    })),
  })
  await postPayment({
    tx,
    company: company.id,
    payment: { id, number },
    postedOn: valueDate,
    received,
    lines,
    allocations,
    remainder,
  })
  await recordAudit({
    req,
    rows: [
      {
        action: 'payment.receive',
        entity: 'payments',
        entityId: id,
        company: company.id,
        after: {
          number,
          method: received.method,
          amountMinor: Number(received.amount),
          currency,
          receipt: received.source.receipt,
          reviewReason,
        },
      },
    ],
  })
  await announceMoves({
    tx,
    company: company.id,
    received: { id, person: payer.person },
    touched,
    lines,
    moved: allocations.map(({ lineId }) => lineId),
  })
  return id
}

/** The company's calendar day of a moment. */
const dayOf = ({ timezone }: CompanySettings, value: Date | CalendarDate | null): CalendarDate =>
  typeof value === 'string' ? value : todayIn(timezone, value ?? now())

/** The next receipt number of the year of the value date. */
export const receiptNumber = async (tx: Tx, company: string, valueDate: CalendarDate): Promise<string> => {
  const [number = ''] = await takeNumbers(tx, { company, docType: 'payment', year: Number(valueDate.slice(0, 4)) })
  return number
}
