import { randomUUID } from 'node:crypto'
import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { openDayFor } from '../../domain/ledger/open-day.ts'
import { requestHashInput } from '../../domain/ledger/request-hash.ts'
import { assertSameRequest, hashText } from '../idempotency.ts'
import { closedThrough } from './closed-through.ts'
import { accountRef, ensureAccounts } from './ensure-accounts.ts'

export type Posting = {
  event: string
  /** The calendar date of the event in the company; in a closed month it goes into the first open one. */
  postedOn: string
  description: string
  /** Unique per company: the same event is never posted twice. */
  idempotencyKey: string
  sourceType: string
  sourceId: string
  currency: string
  entries: Entry[]
  /** why somebody posted this by hand */
  reason?: string
  postedBy?: string
  /** the transaction that this takes back */
  reverses?: string
}

/**
 * Writes postings and their entries, set-based, in the caller's transaction. A posting whose key exists is left alone. What
 * belongs into a closed month is booked on the first open day and keeps its own date beside it.
 * @throws 409 IDEMPOTENCY_MISMATCH when a key was used for other entries; 23514 when entries do not sum to zero
 */
export const postToLedger = async (tx: Tx, company: string, postings: Posting[]): Promise<void> => {
  const used = postings.filter(({ entries }) => entries.length > 0)
  if (used.length === 0) return
  const closed = await closedThrough(tx, company)
  const transactions = used.map((posting) => ({
    id: randomUUID(),
    posting,
    bookedOn: openDayFor(posting.postedOn, closed),
    hash: hashText(requestHashInput(posting)),
  }))
  const written = await insertRows<{ id: string }>(
    tx,
    'ledger_transactions',
    transactions.map(({ id, posting, bookedOn, hash }) => ({
      id,
      company_id: company,
      event: posting.event,
      posted_on: bookedOn,
      effective_on: bookedOn === posting.postedOn ? null : posting.postedOn,
      description: posting.description,
      idempotency_key: posting.idempotencyKey,
      request_hash: hash,
      source_type: posting.sourceType,
      source_id: posting.sourceId,
      reason: posting.reason,
      posted_by_id: posting.postedBy,
      reverses_id: posting.reverses,
    })),
    { onConflict: 'nothing', returning: 'id' },
  )
  const fresh = new Set(written.map(({ id }) => id))
  await checkRepeats(
    tx,
    company,
    transactions.filter(({ id }) => !fresh.has(id)),
  )

  const added = transactions.filter(({ id }) => fresh.has(id))
  const needs = added.flatMap(({ posting }) =>
    posting.entries.map(({ account, subject }) => ({ account, subject, currency: posting.currency })),
  )
  if (needs.length === 0) return
  const accounts = await ensureAccounts(tx, company, needs)
  // All entries of a transaction go in by one statement: that is when the database weighs them.
  for (const group of groupsOf(added)) {
    const rows = group.flatMap(({ id, posting, bookedOn }) =>
      posting.entries.map((entry) =>
        entryRow({
          company,
          transaction: id,
          posting,
          bookedOn,
          entry,
          account: accounts.get(accountRef({ ...entry, currency: posting.currency })),
        }),
      ),
    )
    await insertRows(tx, 'ledger_entries', rows)
  }
}

const entriesPerStatement = 4_000

type Written = { id: string; posting: Posting; bookedOn: string }

const groupsOf = (added: Written[]): Written[][] => {
  const groups: Written[][] = [[]]
  let size = 0
  for (const item of added) {
    size += item.posting.entries.length
    if (size > entriesPerStatement) {
      groups.push([])
      size = item.posting.entries.length
    }
    groups.at(-1)?.push(item)
  }
  return groups
}

type EntryRowArgs = {
  company: string
  transaction: string
  posting: Posting
  bookedOn: string
  entry: Entry
  account: string | undefined
}

const entryRow = ({
  company,
  transaction,
  posting,
  bookedOn,
  entry,
  account,
}: EntryRowArgs): Record<string, unknown> => ({
  company_id: company,
  transaction_id: transaction,
  account_id: account,
  posted_on: bookedOn,
  amount_minor: entry.amountMinor,
  currency: posting.currency,
  person_id: entry.person ?? null,
  unit_id: entry.unit ?? null,
  contract_id: entry.contract ?? null,
  project_id: entry.project ?? null,
  invoice_id: entry.invoice ?? null,
  payment_id: entry.payment ?? null,
  payout_id: entry.payout ?? null,
  expense_id: entry.expense ?? null,
})

type Repeat = { posting: Posting; hash: string }

const checkRepeats = async (tx: Tx, company: string, repeats: Repeat[]): Promise<void> => {
  if (repeats.length === 0) return
  const stored = await tx.query<{ idempotency_key: string; request_hash: string }>(
    'select idempotency_key, request_hash from ledger_transactions where company_id = $1 and idempotency_key = any($2)',
    [company, repeats.map(({ posting }) => posting.idempotencyKey)],
  )
  const hashes = new Map(stored.map((row) => [row.idempotency_key, row.request_hash]))
  for (const { posting, hash } of repeats) assertSameRequest(hashes.get(posting.idempotencyKey) ?? null, hash)
}
