import type { Tx } from '../../db/transaction.ts'

/** Which of the charge keys stand on an invoice already; drafts count, void invoices have given theirs back. */
export const billedKeys = async (
  tx: Pick<Tx, 'query'>,
  company: string,
  keys: readonly string[],
): Promise<Set<string>> => {
  if (keys.length === 0) return new Set()
  const rows = await tx.query<{ charge_key: string }>(
    'select charge_key from invoice_lines where company_id = $1 and charge_key = any($2::text[])',
    [company, keys],
  )
  return new Set(rows.map(({ charge_key }) => charge_key))
}
