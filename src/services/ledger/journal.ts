import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { advisoryLock, lockRow } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { monthOf } from '../../domain/calendar.ts'
import { type Entry, opposite } from '../../domain/ledger/entry.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { closedThrough } from './closed-through.ts'
import { journalEntries, type JournalLine } from './journal-entries.ts'
import { postToLedger } from './post.ts'
import { storedEntries } from './stored-entries.ts'

type Journal = {
  req: PayloadRequest
  company: string
  /** calendar date of the company, in an open month */
  date: string
  description: string
  reason: string
  currency?: string
  lines: JournalLine[]
  idempotency: { key: string; requestHash: string }
}

export type PostedJournal = { id: string; postedOn: string; currency: string; amountMinor: number }

/**
 * Posts entries by hand: what no document says. Accounts that documents keep are refused, because their invoices,
 * payments and statements would no longer agree with them.
 * @throws 400 for lines that do not balance, 403 beyond the limit of the permission, 409 for a closed month
 */
export const postJournal = ({ req, company, idempotency, lines, ...journal }: Journal): Promise<PostedJournal> =>
  withTransaction(req, async (tx) => {
    const settings = await companySettings(req.payload, company)
    const currency = journal.currency ?? settings.currency
    await advisoryLock(tx, 'journal', company, idempotency.key)
    const repeated = await postedBefore({ tx, company, ...idempotency })
    if (repeated) return repeated
    if (journal.date > settings.today) throw validationError('The date lies in the future.', 'date')
    await requireOpen(tx, company, journal.date)
    const entries = await journalEntries({ tx, company, currency, lines })
    const amountMinor = debits(entries)
    await requireWithinLimit({ req, tx, company, permission: 'finance.ledger.post', amountMinor, currency })
    const { date, description, reason } = journal
    const id = await write({
      tx,
      company,
      posting: {
        event: 'journal.posted',
        postedOn: date,
        description,
        idempotencyKey: keyOf(idempotency.key),
        sourceType: 'journal',
        sourceId: idempotency.requestHash,
        currency,
        entries,
        reason,
        postedBy: req.user?.id,
      },
    })
    const after = { description, postedOn: date, amountMinor: Number(amountMinor), currency }
    const row = { action: 'journal.post', entity: 'ledger-transactions', entityId: id, company, reason, after }
    await recordAudit({ req, rows: [row] })
    return { id, postedOn: date, currency, amountMinor: Number(amountMinor) }
  })

type Reversal = { req: PayloadRequest; company: string; id: string; reason: string; date?: string }

/**
 * Takes a posting by hand back by its opposite.
 * @throws 409 for a posting of a document, one that was taken back, and a date in a closed month
 */
export const reverseJournal = ({ req, company, id, reason, date }: Reversal): Promise<PostedJournal> =>
  withTransaction(req, async (tx) => {
    const { today } = await companySettings(req.payload, company)
    const on = date ?? today
    const known = await lockRow<{ event: string; description: string; posted_on: string; reverses_id: string | null }>(
      tx,
      'ledger_transactions',
      id,
    )
    if (!['journal.posted', 'opening.posted'].includes(known.event))
      throw conflict('Only what was posted by hand can be taken back here; documents have actions of their own.')
    if (on > today) throw validationError('The date lies in the future.', 'date')
    if (on < known.posted_on) throw validationError('The date lies before the posting.', 'date')
    await requireOpen(tx, company, on)
    const { entries, currency } = await storedEntries(tx, id)
    const amountMinor = debits(entries)
    await requireWithinLimit({ req, tx, company, permission: 'finance.ledger.post', amountMinor, currency })
    const [earlier] = await tx.query('select from ledger_transactions where reverses_id = $1', [id])
    if (earlier) throw conflict('This has been reversed already.')
    const reversal = await write({
      tx,
      company,
      posting: {
        event: 'journal.reversed',
        postedOn: on,
        description: `Taken back: ${known.description}`,
        idempotencyKey: `reverse:${id}`,
        sourceType: 'ledger-transactions',
        sourceId: id,
        currency,
        entries: opposite(entries),
        reason,
        postedBy: req.user?.id,
        reverses: id,
      },
    })
    const after = { reversal, postedOn: on, amountMinor: Number(amountMinor), currency }
    const row = { action: 'journal.reverse', entity: 'ledger-transactions', entityId: id, company, reason, after }
    await recordAudit({ req, rows: [row] })
    return { id: reversal, postedOn: on, currency, amountMinor: Number(amountMinor) }
  })

const keyOf = (key: string): string => `journal:${key}`

const debits = (entries: readonly Entry[]): bigint =>
  entries.reduce((sum, { amountMinor }) => (amountMinor > 0n ? sum + amountMinor : sum), 0n)

const requireOpen = async (tx: Tx, company: string, date: string): Promise<void> => {
  const closed = await closedThrough(tx, company)
  if (closed && monthOf(date) <= closed) {
    throw conflict(`The books are closed through ${closed}. Take a later date.`, { path: 'date' })
  }
}

type Write = { tx: Tx; company: string; posting: Parameters<typeof postToLedger>[2][number] }

const write = async ({ tx, company, posting }: Write): Promise<string> => {
  await postToLedger(tx, company, [posting])
  const [row] = await tx.query<{ id: string }>(
    'select id from ledger_transactions where company_id = $1 and idempotency_key = $2',
    [company, posting.idempotencyKey],
  )
  if (!row) throw new Error('A posting is gone after it was written.')
  return row.id
}

type Repeat = { tx: Tx; company: string; key: string; requestHash: string }

const postedBefore = async ({ tx, company, key, requestHash }: Repeat): Promise<PostedJournal | undefined> => {
  const [known] = await tx.query<{ id: string; posted_on: string; source_id: string }>(
    'select id, posted_on, source_id from ledger_transactions where company_id = $1 and idempotency_key = $2',
    [company, keyOf(key)],
  )
  if (!known) return undefined
  assertSameRequest(known.source_id, requestHash)
  const { entries, currency } = await storedEntries(tx, known.id)
  return { id: known.id, postedOn: known.posted_on, currency, amountMinor: Number(debits(entries)) }
}
