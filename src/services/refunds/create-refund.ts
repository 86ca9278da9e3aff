import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { type RefundProposal, proposeRefund } from './propose-refund.ts'
import { refundView, type RefundView } from './refund-view.ts'

type Create = {
  req: PayloadRequest
  company: string
  refund: RefundProposal
  idempotency: { key: string; requestHash: string }
}

/**
 * Proposes a refund. The same key answers the same refund.
 * @throws 400 for an unknown payer or account and above the free credit; 409 for a key of another request
 */
export const createRefund = async ({ req, company, refund, idempotency }: Create): Promise<RefundView> => {
  const settings = await companySettings(req.payload, company)
  const id = await withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'refund', company, idempotency.key)
    const [known] = await tx.query<{ id: string; request_hash: string | null }>(
      'select id, request_hash from refunds where company_id = $1 and idempotency_key = $2',
      [company, idempotency.key],
    )
    if (known) {
      assertSameRequest(known.request_hash, idempotency.requestHash)
      return known.id
    }
    await checkPayee(tx, company, refund)
    return proposeRefund({ req, tx, company: settings, idempotency, ...refund })
  })
  return refundView(req.payload, id)
}

const checkPayee = async (tx: Tx, company: string, { person, account, method }: RefundProposal): Promise<void> => {
  const [row] = await tx.query<{ account: string | null; kind: string | null }>(
    `select a.id as account, a.kind from people p
     left join payment_accounts a on a.id = $3::uuid and a.company_id = p.company_id and a.person_id = p.id and a.deleted_at is null
     where p.company_id = $1 and p.id = $2 and p.deleted_at is null`,
    [company, person, account ?? null],
  )
  if (!row) throw validationError('There is no such person.', 'person')
  if (account && !row.account) throw validationError('This is no account of the payer.', 'account')
  if (account && row.kind !== method)
    throw validationError('The account is of another kind than the method.', 'account')
}
