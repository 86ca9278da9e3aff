import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { allowedTransitions } from '../../domain/transitions.ts'
import { type RefundStatus, refundTransitions } from '../../domain/refund.ts'
import { notFound } from '../../platform/errors.ts'

type Row = {
  id: string
  number: string
  person: string
  amount: string
  currency: string
  method: string
  account: string | null
  reason: string
  status: RefundStatus
  parts: { payment: string; number: string; amountMinor: number }[]
}

export type RefundView = Omit<Row, 'amount'> & { amountMinor: number; allowed: readonly RefundStatus[] }

/** A refund as it stands, with the payments whose credit it uses. @throws 404 */
export const refundView = async (payload: Payload, id: string): Promise<RefundView> => {
  const [row] = await readQuery<Row>(
    payload,
    `select r.id, r.number, r.person_id as person, r.amount_minor as amount, r.currency, r.method, r.account_id as account,
            r.reason, r.status,
            coalesce((select json_agg(json_build_object('payment', p.id, 'number', p.number, 'amountMinor', l.amount_minor)
                                      order by p.value_date, p.number)
             from refund_lines l join payments p on p.id = l.payment_id where l.refund_id = r.id), '[]') as parts
     from refunds r where r.id = $1`,
    [id],
  )
  if (!row) throw notFound()
  const { amount, ...rest } = row
  return { ...rest, amountMinor: Number(amount), allowed: allowedTransitions(refundTransitions, row.status) }
}
