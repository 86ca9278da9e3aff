import type { Tx } from '../../db/transaction.ts'
import { sumMinor } from '../../domain/money.ts'
import { validationError } from '../../platform/errors.ts'

export type Chargeable = {
  ids: string[]
  number: string
  person: string
  phone: string | null
  currency: string
  balanceMinor: bigint
}

type Row = {
  id: string
  number: string
  person_id: string
  phone: string | null
  currency: string
  status: string
  balance_minor: string
}

/** The invoices that a charge asks for: of this company, issued, unpaid, of one payer and one currency. @throws 400 */
export const chargeableInvoices = async (tx: Tx, company: string, ids: string[]): Promise<Chargeable> => {
  const unique = [...new Set(ids)]
  const rows = await tx.query<Row>(
    `select i.id, i.number, i.person_id, p.phone, i.currency, i.status, i.balance_minor
     from invoices i join people p on p.id = i.person_id
     where i.company_id = $1 and i.id = any($2::uuid[]) order by i.due_date, i.number`,
    [company, unique],
  )
  const first = rows[0]
  if (!first || rows.length !== unique.length) throw validationError('A chosen invoice does not exist.', 'invoices')
  if (rows.some(({ status }) => status !== 'issued'))
    throw validationError('Only issued invoices can be paid.', 'invoices')
  if (rows.some(({ balance_minor }) => BigInt(balance_minor) <= 0n))
    throw validationError('A chosen invoice is paid already.', 'invoices')
  if (rows.some((row) => row.person_id !== first.person_id || row.currency !== first.currency)) {
    throw validationError('Choose invoices of one payer and one currency.', 'invoices')
  }
  return {
    ids: rows.map(({ id }) => id),
    number: first.number,
    person: first.person_id,
    phone: first.phone,
    currency: first.currency,
    balanceMinor: sumMinor(rows.map(({ balance_minor }) => BigInt(balance_minor))),
  }
}
