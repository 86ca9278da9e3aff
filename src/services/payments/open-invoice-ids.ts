import type { Tx } from '../../db/transaction.ts'

type Which = {
  tx: Tx
  company: string
  persons: readonly string[]
  currency: string
  among?: readonly string[]
}

/** The issued invoices on which payers still owe in a currency: what money without a named invoice is put on. */
export const openInvoiceIds = async ({ tx, company, persons, currency, among }: Which): Promise<string[]> => {
  if (persons.length === 0) return []
  const rows = await tx.query<{ id: string }>(
    `select id from invoices
     where company_id = $1 and person_id = any($2::uuid[]) and currency = $3 and status = 'issued' and balance_minor > 0
       and ($4::uuid[] is null or id = any($4::uuid[]))`,
    [company, persons, currency, among ?? null],
  )
  return rows.map(({ id }) => id)
}
