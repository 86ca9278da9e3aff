import { quoteIdentifier } from '../../db/quote-identifier.ts'
import type { Tx } from '../../db/transaction.ts'
import { validationError } from '../../platform/errors.ts'

/** A column that names the member of the staff who has to do something. */
type Assignment = {
  table: string
  /** holds the id of a row of `staff` */
  column: string
  /** SQL: which rows still are to be done */
  open: string
}

/** Everything that can be assigned to somebody. Nothing can yet: the first collection with tasks adds its line. */
const assignments: readonly Assignment[] = []

type HandOver = { company: string; from: string; to?: string }

/**
 * Gives what is assigned to a member of the staff to a colleague, or to nobody.
 * @throws 400 when the colleague does not work here
 */
export const handOver = async (tx: Tx, { company, from, to }: HandOver): Promise<void> => {
  if (to) await requireColleague(tx, { company, from, to })
  for (const { table, column, open } of assignments) {
    const name = quoteIdentifier(column)
    await tx.query(
      `update ${quoteIdentifier(table)} set ${name} = $3, updated_at = now()
       where company_id = $1 and ${name} = $2 and (${open})`,
      [company, from, to ?? null],
    )
  }
}

const requireColleague = async (tx: Tx, { company, from, to }: Required<HandOver>): Promise<void> => {
  const [row] = await tx.query(
    `select from staff where id = $1 and id <> $2 and company_id = $3 and status = 'active' and deleted_at is null`,
    [to, from, company],
  )
  if (!row) throw validationError('Choose a colleague who works here.', 'handOverTo')
}
