import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { minorToNumber, type Minor } from '../../domain/money.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { creditInvoice } from '../invoices/credit-invoice.ts'
import { markPaidPenalties } from './attach-penalties.ts'
import type { LockedPenalty } from './lock-penalty.ts'

type Grant = {
  req: PayloadRequest
  tx: Tx
  company: CompanySettings
  /** locked, with the invoice it stands on */
  penalty: LockedPenalty
  waiver: { id: string; amount: Minor; reason: string }
}

/** A waiver that takes effect: less to charge while it is pending, a credit note of kind `waiver` once it is invoiced. */
export const grantWaiver = async ({ req, tx, company, penalty, waiver }: Grant): Promise<void> => {
  const { id, amount, reason } = waiver
  const creditNote = penalty.line && penalty.invoice ? await credit({ req, tx, company, penalty, waiver }) : null
  await tx.query(
    `update penalties set waived_minor = least(waived_minor + $2::numeric, amount_minor), updated_at = now(),
       status = case when line_id is null and waived_minor + $2::numeric >= amount_minor then 'waived' else status end
     where id = $1`,
    [penalty.id, amount.toString()],
  )
  if (penalty.invoice) await markPaidPenalties(tx, company.id, [penalty.invoice])
  await tx.query(
    `update penalty_waivers set status = 'approved', decided_by_id = $2, decided_at = $3, credit_note_id = $4, updated_at = now()
     where id = $1`,
    [id, req.user?.id ?? null, now().toISOString(), creditNote],
  )
  await recordAudit({
    req,
    rows: [
      {
        action: 'penalty.waive',
        entity: 'penalties',
        entityId: penalty.id,
        company: company.id,
        before: { waivedMinor: minorToNumber(penalty.waived), status: penalty.status },
        after: { waivedMinor: minorToNumber(penalty.waived + amount), waiver: id },
        reason,
      },
    ],
  })
}

const credit = ({ req, tx, company, penalty, waiver }: Grant): Promise<string> =>
  creditInvoice({
    req,
    tx,
    company,
    invoice: penalty.invoice ?? '',
    lines: [{ line: penalty.line ?? '', amountMinor: waiver.amount }],
    kind: 'waiver',
    reason: 'penalty',
    description: waiver.reason,
  })
