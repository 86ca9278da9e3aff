import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { withTransaction } from '../../db/transaction.ts'
import { conflict, notFound, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { settingsIn } from '../companies.ts'

export type NewVersion = {
  validFrom: string
  kind: 'flat' | 'percent'
  frequency: 'once' | 'daily' | 'weekly' | 'monthly'
  /** minor units */
  amountMinor?: number | null
  rateBps?: number | null
  graceDays: number
  chargedFrom: 'due_date' | 'grace_end'
  capMinor?: number | null
  capBps?: number | null
  includesDeposits: boolean
  currency?: string
}

type Add = { req: PayloadRequest; company: string; policy: string; version: NewVersion }

/**
 * What a policy says for invoices that are due from a day on. The first version may begin on any day; later ones not
 * before today, because the former has charged until then.
 * @throws 400, 404; 409 for a retired policy
 */
export const addPolicyVersion = async ({ req, company: companyId, policy, version }: Add) => {
  return withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const [row] = await tx.query<{ name: string; status: string }>(
      'select name, status from penalty_policies where company_id = $1 and id = $2 for update',
      [companyId, policy],
    )
    if (!row) throw notFound()
    if (row.status === 'retired') throw conflict('This policy is retired. Make a new one.')
    const [last] = await tx.query<{ version: string; valid_from: string }>(
      'select version, valid_from from penalty_policy_versions where policy_id = $1 order by version desc limit 1',
      [policy],
    )
    if (last && version.validFrom <= last.valid_from)
      throw validationError(`It begins after the former version, which begins on ${last.valid_from}.`, 'validFrom')
    if (last && version.validFrom < company.today)
      throw validationError(
        'A later version cannot begin in the past: the former one has charged by then.',
        'validFrom',
      )
    const id = randomUUID()
    const number = Number(last?.version ?? 0) + 1
    const isFlat = version.kind === 'flat'
    await insertRows(tx, 'penalty_policy_versions', [
      {
        id,
        company_id: companyId,
        policy_id: policy,
        version: number,
        valid_from: version.validFrom,
        kind: version.kind,
        frequency: version.frequency,
        amount_minor: isFlat ? version.amountMinor : null,
        rate_bps: isFlat ? null : version.rateBps,
        grace_days: version.graceDays,
        charged_from: version.chargedFrom,
        cap_minor: version.capMinor ?? null,
        cap_bps: version.capBps ?? null,
        includes_deposits: version.includesDeposits,
        currency: version.currency ?? company.currency,
        created_by_id: req.user?.id ?? null,
      },
    ])
    const after = { policy: row.name, number, ...version }
    const entry = {
      action: 'penalty-policy.version',
      entity: 'penalty-policies',
      entityId: policy,
      company: companyId,
      after,
    }
    await recordAudit({ req, rows: [entry] })
    return { id, version: number }
  })
}
