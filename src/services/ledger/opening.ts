import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { credit, type Entry, opposite, toPosting } from '../../domain/ledger/entry.ts'
import { sumMinor } from '../../domain/money.ts'
import { recordAudit } from '../audit.ts'
import { postToLedger } from './post.ts'
import { storedEntries } from './stored-entries.ts'

type Opening = {
  req: PayloadRequest
  tx: Tx
  company: string
  /** the import that they come from */
  import: string
  date: string
  currency: string
  entries: Entry[]
}

/**
 * Posts balances of one day and currency against the opening balance.
 * @returns the ledger transaction; undefined when the balances take each other back
 */
export const writeOpening = async ({
  req,
  tx,
  company,
  date,
  currency,
  entries,
  ...source
}: Opening): Promise<string | undefined> => {
  const key = `opening:${source.import}:${date}:${currency}`
  await postToLedger(tx, company, [
    {
      event: 'opening.posted',
      postedOn: date,
      description: `Opening balances of ${date}`,
      idempotencyKey: key,
      sourceType: 'imports',
      sourceId: source.import,
      currency,
      entries: toPosting(entries, [credit('opening_balance', sumMinor(entries.map(({ amountMinor }) => amountMinor)))]),
      postedBy: req.user?.id,
    },
  ])
  const [row] = await tx.query<{ id: string }>(
    'select id from ledger_transactions where company_id = $1 and idempotency_key = $2',
    [company, key],
  )
  if (!row) return undefined
  const after = { import: source.import, postedOn: date, currency, entries: entries.length }
  await recordAudit({
    req,
    rows: [{ action: 'journal.post', entity: 'ledger-transactions', entityId: row.id, company, after }],
  })
  return row.id
}

type Undo = { tx: Tx; company: string; transactions: readonly string[] }

/** Takes opening balances back by their opposites, on their own days; those that were taken back stay as they are. */
export const undoOpening = async ({ tx, company, transactions }: Undo): Promise<void> => {
  const open = await tx.query<{ id: string; date: string; description: string }>(
    `select t.id, coalesce(t.effective_on, t.posted_on) as date, t.description from ledger_transactions t
     where t.company_id = $1 and t.id = any($2::uuid[])
       and not exists (select from ledger_transactions r where r.reverses_id = t.id)`,
    [company, transactions],
  )
  for (const { id, date, description } of open) {
    const { entries, currency } = await storedEntries(tx, id)
    await postToLedger(tx, company, [
      {
        event: 'journal.reversed',
        postedOn: date,
        description: `Taken back: ${description}`,
        idempotencyKey: `reverse:${id}`,
        sourceType: 'ledger-transactions',
        sourceId: id,
        currency,
        entries: opposite(entries),
        reason: 'The import was taken back',
        reverses: id,
      },
    ])
  }
}
