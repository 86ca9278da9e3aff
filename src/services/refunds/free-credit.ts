import type { Tx } from '../../db/transaction.ts'
import type { FreeCredit } from '../../domain/refund.ts'

type Credit = {
  tx: Tx
  company: string
  person: string
  currency: string
  /** only what this payment left */
  payment?: string
  /** a refund whose own proposal does not count against it */
  except?: string
}

/**
 * The credit of a payer that nothing else has a claim on, oldest first: what his payments left, less what refunds that
 * wait for approval want of it. The payments stay locked until the transaction ends, so that nobody spends it meanwhile.
 */
export const lockFreeCredit = async ({
  tx,
  company,
  person,
  currency,
  payment,
  except,
}: Credit): Promise<FreeCredit[]> => {
  await tx.query(
    `select id from payments
     where company_id = $1 and person_id = $2 and currency = $3 and status = 'received' and unallocated_minor > 0
     order by id for update`,
    [company, person, currency],
  )
  const rows = await tx.query<{ payment: string; free: string }>(
    `select p.id as payment, p.unallocated_minor - coalesce((
       select sum(l.amount_minor) from refund_lines l join refunds r on r.id = l.refund_id
       where l.payment_id = p.id and l.company_id = p.company_id and r.status = 'pending_approval'
         and r.id is distinct from $5::uuid), 0) as free
     from payments p
     where p.company_id = $1 and p.person_id = $2 and p.currency = $3 and p.status = 'received'
       and p.unallocated_minor > 0 and p.review_reason is null and ($4::uuid is null or p.id = $4)
     order by p.value_date, p.number, p.id`,
    [company, person, currency, payment ?? null, except ?? null],
  )
  return rows.map(({ payment: id, free }) => ({ payment: id, free: BigInt(free) }))
}
