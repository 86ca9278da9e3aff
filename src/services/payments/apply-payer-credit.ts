import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { sumMinor } from '../../domain/money.ts'
import { notFound } from '../../platform/errors.ts'
import { settingsIn } from '../companies.ts'
import { applyCredit } from './apply-credit.ts'
import { doneBefore, operationOf } from './done-before.ts'
import { refuseOwnMoney } from './refuse-own.ts'

type Apply = {
  req: PayloadRequest
  company: string
  person: string
  currency: string
  invoices?: string[]
  idempotency: { key: string; requestHash: string }
}

/**
 * Puts a payer's credit on what he owes, now. The same key puts nothing more on them.
 * @returns what was put on invoices and what is left, minor units
 * @throws 404, 403 for one's own credit
 */
export const applyPayerCredit = ({
  req,
  company: id,
  person,
  currency,
  invoices,
  idempotency,
}: Apply): Promise<{ appliedMinor: number; creditMinor: number; currency: string }> =>
  withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, id)
    await advisoryLock(tx, 'payment-request', id, idempotency.key)
    const [payer] = await tx.query('select 1 from people where company_id = $1 and id = $2', [id, person])
    if (!payer) throw notFound()
    await refuseOwnMoney(tx, req, { company: id, persons: [person] })
    const credit = async (): Promise<{ id: string; left: string }[]> =>
      tx.query(
        `select id, case when currency = $3 and status = 'received' and review_reason is null then unallocated_minor else 0 end as left
         from payments where company_id = $1 and person_id = $2`,
        [id, person, currency],
      )
    const payments = (await credit()).map((payment) => payment.id)
    const operation = operationOf(idempotency)
    if (!(await doneBefore({ tx, company: id, payments, idempotency })))
      await applyCredit({ req, tx, company, person, currency, invoices, effectiveOn: company.today, operation })
    const [applied] = await tx.query<{ amount: string }>(
      `select coalesce(sum(e.amount_minor), 0) as amount
       from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
       join ledger_accounts a on a.id = e.account_id and a.key = 'customer_credit'
       where t.company_id = $1 and t.idempotency_key = any($2::text[])`,
      [id, payments.map((payment) => `payment:${payment}:applied:${operation}`)],
    )
    return {
      appliedMinor: Number(applied?.amount ?? 0),
      creditMinor: Number(sumMinor((await credit()).map(({ left }) => BigInt(left)))),
      currency,
    }
  })
