import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { insertRows } from '../../db/insert-rows.ts'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { conflict, validationError } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import { assertSameRequest } from '../idempotency.ts'
import { accountBalances } from './account-balances.ts'

type CloseDay = {
  req: PayloadRequest
  company: string
  closing: {
    account: string
    day: CalendarDate
    /** default: what the statement says */ actualMinor?: number
    note?: string
  }
  idempotency: { key: string; requestHash: string }
}

type Stored = { id: string; status: string; idempotency_key: string | null; request_hash: string | null }

/**
 * Notes what an account of money really holds at the end of a day beside what the books expect. A difference is named
 * or stays open; a day that agrees, or whose difference is named, is closed for good.
 * @throws 400 without an amount, for a day to come or an account of another kind; 409 for a closed day
 */
export const closeDay = async ({ req, company, closing: { account, day, note, ...given }, idempotency }: CloseDay) => {
  const { today } = await companySettings(req.payload, company)
  if (day > today) throw validationError('This day has not been yet.', 'day')
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'clearing-closing', account, day)
    const known = await closingOf(tx, { company, account, day })
    if (known?.idempotency_key === idempotency.key) {
      assertSameRequest(known.request_hash, idempotency.requestHash)
      return readClosing(tx, known.id)
    }
    if (known && known.status !== 'differs') throw conflict('This day is closed already.', { path: 'day' })
    const [balance] = await accountBalances({ tx, company, day, account })
    if (!balance) throw validationError('This is no account of money of the company.', 'account')
    const fromStatement = balance.statementOn === day ? balance.statement : null
    const actual = given.actualMinor === undefined ? fromStatement : BigInt(given.actualMinor)
    if (actual === null)
      throw validationError('No statement tells the balance of this day: enter what is really there.', 'actualMinor')
    const difference = actual - balance.expected
    const row = {
      expected_minor: balance.expected,
      actual_minor: actual,
      difference_minor: difference,
      note: note ?? null,
      status: difference === 0n ? 'agrees' : note ? 'explained' : 'differs',
      closed_by_id: req.user?.id ?? null,
      idempotency_key: idempotency.key,
      request_hash: idempotency.requestHash,
    }
    const id = known?.id ?? randomUUID()
    const place = { id, company_id: company, account_id: account, day, currency: balance.currency }
    await insertRows(tx, 'clearing_closings', [{ ...place, ...row, updated_at: now().toISOString() }], {
      onConflict: `(id) do update set ${[...Object.keys(row), 'updated_at'].map((name) => `${name} = excluded.${name}`).join(', ')}`,
    })
    await recordAudit({
      req,
      rows: [
        {
          action: 'closing.close',
          entity: 'clearing-closings',
          entityId: id,
          company,
          before: known && { status: known.status },
          after: { day, account: balance.name, differenceMinor: Number(difference), status: row.status },
          reason: note,
        },
      ],
    })
    return readClosing(tx, id)
  })
}

const closingOf = async (
  tx: Tx,
  { company, account, day }: { company: string; account: string; day: CalendarDate },
): Promise<Stored | undefined> => {
  const [row] = await tx.query<Stored>(
    'select id, status, idempotency_key, request_hash from clearing_closings where company_id = $1 and account_id = $2 and day = $3',
    [company, account, day],
  )
  return row
}

const readClosing = async (tx: Tx, id: string) => {
  const [row] = await tx.query<Record<string, unknown>>(
    `select id, account_id as account, day, currency, status, note, expected_minor::float8 as "expectedMinor",
       actual_minor::float8 as "actualMinor", difference_minor::float8 as "differenceMinor"
     from clearing_closings where id = $1`,
    [id],
  )
  return row
}
