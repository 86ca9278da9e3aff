import type { Payload } from 'payload'
import { quoteIdentifier } from '../../db/quote-identifier.ts'
import type { Tx } from '../../db/transaction.ts'
import { identityKey } from '../../domain/identity.ts'
import type { Blocker } from './person-blockers.ts'
import { referencesTo } from './references-to.ts'

export type Party = {
  id: string
  company_id: string
  name: string
  kind: string
  national_id: string | null
  user_id: string | null
  verification: string
}

type Merge = { payload: Payload; kept: Party; from: Party }

/** Why two rows cannot become one: what the books say cannot move, and what both have only one may have. */
export const mergeBlockers = async (tx: Tx, { payload, kept, from }: Merge): Promise<Blocker[]> => {
  const [facts] = await tx.query<Facts>(factsSql(payload), [kept.id, from.id])
  const { entries = 0, checks = 0, accounts = 0 } = facts ?? {}
  const [kept_id, from_id] = [identityKey(kept.national_id), identityKey(from.national_id)]
  const both = Number(Boolean(kept.user_id && from.user_id))
  return [
    {
      code: 'ledger',
      count: entries,
      message: `${entries} entries of the books name ${from.name}; they never change. Keep ${from.name} and merge the other way round.`,
    },
    { code: 'logIn', count: both, message: 'Both have a log-in to the portal.' },
    { code: 'kind', count: Number(kept.kind !== from.kind), message: 'One is a person, the other an organisation.' },
    {
      code: 'nationalId',
      count: Number(kept_id !== '' && from_id !== '' && kept_id !== from_id),
      message: 'They have different identity numbers: correct the wrong one first.',
    },
    {
      code: 'identityCheck',
      count: Number(checks > 1),
      message: 'Both have an identity check that waits: decide one.',
    },
    { code: 'paymentAccount', count: accounts, message: 'Both have the same payment account: delete one of them.' },
  ].filter(({ count }) => count > 0)
}

type Facts = { entries: number; checks: number; accounts: number }

const factsSql = (payload: Payload): string => {
  const books = referencesTo(payload, 'people').filter(({ isAppendOnly }) => isAppendOnly)
  const counts = books.map(
    ({ table, column }) =>
      `(select count(*)::int from ${quoteIdentifier(table)} where ${quoteIdentifier(column)} = $2)`,
  )
  return `
    select ${counts.join(' + ') || '0'} as entries,
      (select count(distinct person_id)::int from identity_checks
       where person_id in ($1, $2) and status = 'pending') as checks,
      (select count(*)::int from payment_accounts a join payment_accounts b on b.person_id = $2
         and b.kind = a.kind and b.provider = a.provider and lower(b.account_number) = lower(a.account_number)
       where a.person_id = $1) as accounts`
}
