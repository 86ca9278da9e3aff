import type { Tx } from '../../db/transaction.ts'
import { opposite } from '../../domain/ledger/entry.ts'
import type { StatementCharge } from '../../domain/ledger/money-out-postings.ts'
import { postings } from '../../domain/ledger/postings.ts'
import type { StatementLine } from '../../domain/payout-statement.ts'
import type { CompanySettings } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { isTaxKey } from './owner-services.ts'
import { type LockedPayout, linesOf } from './payout.ts'

type Approval = { tx: Tx; company: CompanySettings & { today: string }; payout: LockedPayout }

/** Puts what a statement deducts into the books; the entries that it settles are there already. */
export const postApproval = async ({ tx, company, payout }: Approval): Promise<void> => {
  const entries = await approvalEntries(tx, payout)
  await post({ tx, company, payout, event: 'payout.approved', entries })
}

/** Takes the approval back by the opposite entries. */
export const takeApprovalBack = async ({ tx, company, payout }: Approval): Promise<void> => {
  const entries = opposite(await approvalEntries(tx, payout))
  await post({ tx, company, payout, event: 'payout.cancelled', entries })
}

const approvalEntries = async (tx: Tx, payout: LockedPayout) =>
  postings.statementApproved({ owner: ownerPlace(payout), charges: chargesOf(await linesOf(tx, payout.id)) })

/** Where the entries of a statement belong. */
export const ownerPlace = ({ id, person, project }: Pick<LockedPayout, 'id' | 'person' | 'project'>) => ({
  person,
  payout: id,
  ...(project && { project }),
})

/** What of the lines is posted with the approval: all that is not in the books already. */
export const chargesOf = (lines: readonly StatementLine[]): StatementCharge[] =>
  lines.flatMap(({ kind, amount, entry, unit, project, chargeKey }) =>
    entry || kind === 'rent' || kind === 'expense'
      ? []
      : [{ kind, amount, tax: isTaxKey(chargeKey) ? -amount : 0n, place: { unit, project } }],
  )

type Post = Approval & {
  event: 'payout.approved' | 'payout.cancelled'
  entries: ReturnType<typeof postings.statementApproved>
}

const post = ({ tx, company, payout, event, entries }: Post): Promise<void> =>
  postToLedger(tx, company.id, [
    {
      event,
      postedOn: company.today,
      description: `Owner statement ${payout.number}${event === 'payout.cancelled' ? ' cancelled' : ''}`,
      idempotencyKey: `payout:${payout.id}:${event}`,
      sourceType: 'payouts',
      sourceId: payout.id,
      currency: payout.currency,
      entries,
    },
  ])
