import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'

const batch = 5_000

/**
 * Chains what the companies have written since the last time; each batch is a transaction of its own.
 * @returns the number of entries sealed, and how long the oldest of them had waited, seconds
 */
export const sealAudit = async ({
  payload,
  company,
}: {
  payload: Payload
  company?: string
}): Promise<{ sealed: number; waitedSeconds: number }> => {
  const waiting = await readQuery<{ company_id: string; seconds: number }>(payload, companiesWaiting, [company ?? null])
  let sealed = 0
  for (const { company_id: id } of waiting) {
    for (;;) {
      const [row] = await readQuery<{ count: number }>(payload, 'select fh_seal_audit($1, $2) as count', [id, batch])
      sealed += row?.count ?? 0
      if ((row?.count ?? 0) < batch) break
    }
  }
  return { sealed, waitedSeconds: Math.max(0, ...waiting.map(({ seconds }) => seconds)) }
}

/** How long the oldest entry without a seal has waited, seconds; 0 when all are sealed. */
export const oldestUnsealedSeconds = async (payload: Payload): Promise<number> => {
  const [row] = await readQuery<{ seconds: number }>(
    payload,
    `select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)::float8 as seconds from audit_unsealed`,
  )
  return row?.seconds ?? 0
}

const companiesWaiting = `
  select company_id, extract(epoch from clock_timestamp() - min(written_at))::float8 as seconds
  from audit_unsealed where $1::uuid is null or company_id = $1 group by company_id order by min(written_at)`
