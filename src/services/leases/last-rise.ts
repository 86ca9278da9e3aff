import type { Tx } from '../../db/transaction.ts'
import type { LeaseRow } from './lease-row.ts'

/** The day up to which the rent holds its rises: of the last one that was applied, else of the activation. */
export const lastRise = async (
  tx: Pick<Tx, 'query'>,
  { id, company_id, timezone }: Pick<LeaseRow, 'id' | 'company_id' | 'timezone'>,
): Promise<string | null> => {
  const [row] = await tx.query<{ last: string | null }>(
    `select greatest(
       (select max(effective_date) from contract_amendments
        where contract_id = $1::uuid and kind = 'escalation' and status = 'applied'),
       (select to_char(max(at) at time zone $3, 'YYYY-MM-DD') from audit_log
        where company_id = $2::uuid and entity = 'contracts' and entity_id = ($1::uuid)::text and action = 'lease.active')
     ) as last`,
    [id, company_id, timezone],
  )
  return row?.last ?? null
}
