import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { announceMoves } from './announce-moves.ts'
import { lockLines } from './open-lines.ts'
import { paymentRow } from './payment-row.ts'
import type { ReceivedMoney } from './received-money.ts'
import { receiptNumber } from './record-payment.ts'
import { shareOut } from './share-out.ts'

type Recording = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  valueDate: CalendarDate
  received: ReceivedMoney
}

/**
 * Takes a cheque in: it has a receipt number and waits for the bank. Nothing is paid and nothing posted until it clears.
 * @returns the payment's id
 * @throws 400 with the path of a chosen allocation that cannot be today
 */
export const recordCheque = async ({ req, tx, company, valueDate, received }: Recording): Promise<string> => {
  const id = randomUUID()
  const { currency, payer, allocations: targets } = received
  if (targets) {
    const lines = await lockLines(
      tx,
      company.id,
      targets.map(({ invoiceId }) => invoiceId),
      currency,
    )
    shareOut({ company, person: payer.person, amount: received.amount, lines, targets })
  }
  const number = await receiptNumber(tx, company.id, valueDate)
  const planned = targets
    ? { targets: targets.map(({ invoiceId, amount }) => ({ invoiceId, amountMinor: minorToNumber(amount) })) }
    : { automatic: true }
  const row = paymentRow({
    id,
    company: company.id,
    number,
    valueDate,
    recordedBy: req.user?.id ?? null,
    received,
    status: 'pending',
    planned,
  })
  await insertRows(tx, 'payments', [row])
  await recordAudit({
    req,
    rows: [
      {
        action: 'payment.cheque',
        entity: 'payments',
        entityId: id,
        company: company.id,
        after: {
          number,
          amountMinor: minorToNumber(received.amount),
          currency,
          chequeNumber: received.cheque?.number ?? null,
        },
      },
    ],
  })
  await announceMoves({
    tx,
    company: company.id,
    received: { id, person: payer.person },
    touched: [],
    lines: [],
    moved: [],
  })
  return id
}
