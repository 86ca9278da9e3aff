import type { Tx } from '../../db/transaction.ts'

/** Lets one build at a time settle with an owner; the locks are taken in one order and end with the transaction. */
export const lockOwners = async (tx: Tx, company: string, persons: readonly string[]): Promise<void> => {
  await tx.query(
    `select pg_advisory_xact_lock(hashtextextended('payout-owner:' || $1::text || ':' || person, 0))
     from (select person from unnest($2::text[]) as p(person) order by person) ordered`,
    [company, [...new Set(persons)].sort()],
  )
}
