import type { PayloadRequest } from 'payload'
import { requireWithinLimit } from '../../access/require-within-limit.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { type ExpenseStatus, expenseTransitions } from '../../domain/expense.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { postings } from '../../domain/ledger/postings.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'
import { now } from '../../platform/clock.ts'
import { conflict } from '../../platform/errors.ts'
import { requireFourEyes } from '../approvals/require-four-eyes.ts'
import { recordAudit } from '../audit.ts'
import { type CompanySettings, settingsIn } from '../companies.ts'
import { postToLedger } from '../ledger/post.ts'
import { storedEntries } from '../ledger/stored-entries.ts'
import { requireTransition } from '../transition.ts'
import { type LockedExpense, lockExpense, placeOf } from './expense-row.ts'
import { type ExpenseView, expenseView } from './expense-view.ts'
import { ownersOfPlace } from './owners-of-place.ts'

type Move = { req: PayloadRequest; company: string; id: string }
type Settings = CompanySettings & { today: string }
type Moving = { req: PayloadRequest; tx: Tx; company: Settings; expense: LockedExpense }

/**
 * Puts a bill into the books: an expense of the company, or of the owners by their shares of that day.
 * @throws 403 beyond the limit, or above the company's for who entered it; 409 unless it waits, or when nobody owns the place
 */
export const approveExpense = (move: Move): Promise<ExpenseView> =>
  moved(move, 'approved', async ({ req, tx, company, expense }) => {
    const { total: amountMinor, currency, proposedBy } = expense
    const permission = 'finance.expenses.approve'
    await requireWithinLimit({ req, tx, company: company.id, permission, amountMinor, currency })
    requireFourEyes({ req, company, proposedBy, amountMinor, currency })
    const shares = expense.chargedTo === 'owner' ? await sharesOf(tx, expense) : null
    await post({ tx, company, expense, event: 'expense.approved', entries: approvedEntries(company, expense, shares) })
    await tx.query('update expenses set owner_shares = $2::jsonb where id = $1', [
      expense.id,
      shares && JSON.stringify(shares),
    ])
  })

/** Refuses a bill; changed, it waits for approval again. @throws 409 unless it waits */
export const rejectExpense = ({ reason, ...move }: Move & { reason: string }): Promise<ExpenseView> =>
  moved(move, 'rejected', () => Promise.resolve(), reason)

/** Cancels a bill of which nothing was paid; what it posted is taken back. @throws 409 once money has left, or is under way */
export const cancelExpense = ({ reason, ...move }: Move & { reason: string }): Promise<ExpenseView> =>
  moved(
    move,
    'cancelled',
    async ({ tx, company, expense }) => {
      if (expense.status !== 'approved') return
      const live = await tx.query(
        `select 1 from disbursements where expense_id = $1
           and status in ('created', 'submitting', 'submitted', 'unknown') limit 1`,
        [expense.id],
      )
      if (live.length > 0) throw conflict('A payment of this expense is under way. Wait for its result.')
      const entries = postings.expenseCancelled({ approved: await postedOf(tx, expense) })
      await post({ tx, company, expense, event: 'expense.cancelled', entries })
    },
    reason,
  )

const moved = async (
  { req, company: companyId, id }: Move,
  to: Extract<ExpenseStatus, 'approved' | 'rejected' | 'cancelled'>,
  work: (moving: Moving) => Promise<void>,
  reason: string | null = null,
): Promise<ExpenseView> => {
  await withTransaction(req, async (tx) => {
    const company = await settingsIn(tx, companyId)
    const expense = await lockExpense(tx, companyId, id)
    requireTransition(expenseTransitions, expense.status, to)
    await work({ req, tx, company, expense })
    await tx.query(
      `update expenses set status = $2, decided_by_id = $3, decided_at = $4, decision_reason = $5, updated_at = now()
       where id = $1`,
      [id, to, req.user?.id ?? null, now().toISOString(), reason],
    )
    await recordAudit({
      req,
      rows: [
        {
          action: actions[to],
          entity: 'expenses',
          entityId: id,
          company: companyId,
          before: { status: expense.status },
          after: { status: to, totalMinor: Number(expense.total), currency: expense.currency },
          reason: reason ?? undefined,
        },
      ],
    })
  })
  return expenseView(req, id)
}

const actions = { approved: 'expense.approve', rejected: 'expense.reject', cancelled: 'expense.cancel' } as const

const sharesOf = async (tx: Tx, expense: LockedExpense): Promise<OwnerShare[]> => {
  const { company, invoiceDate: day } = expense
  const shares = await ownersOfPlace(tx, { company, place: expense, day })
  if (shares.length === 0)
    throw conflict('Nobody owns this place on the date of the bill. Charge it to the company, or enter the owners.', {
      path: 'chargedTo',
    })
  return shares
}

const approvedEntries = (company: Settings, expense: LockedExpense, shares: OwnerShare[] | null): Entry[] =>
  postings.expenseApproved({
    place: placeOf(expense),
    category: expense.category,
    net: expense.net,
    tax: expense.tax,
    recoversTax: company.money.recoversTax,
    chargedTo: expense.chargedTo,
    ownerShares: shares ?? undefined,
  })

// As it was posted: whether tax is recovered may have changed since.
const postedOf = async (tx: Tx, { company, id }: LockedExpense): Promise<Entry[]> => {
  const [transaction] = await tx.query<{ id: string }>(
    'select id from ledger_transactions where company_id = $1 and idempotency_key = $2',
    [company, `expense:${id}:expense.approved`],
  )
  return transaction ? (await storedEntries(tx, transaction.id)).entries : []
}

type Post = {
  tx: Tx
  company: Settings
  expense: LockedExpense
  event: 'expense.approved' | 'expense.cancelled'
  entries: Entry[]
}

const post = ({ tx, company, expense, event, entries }: Post): Promise<void> =>
  postToLedger(tx, company.id, [
    {
      event,
      postedOn: event === 'expense.approved' ? expense.invoiceDate : company.today,
      description: `Expense ${expense.number}${event === 'expense.cancelled' ? ' cancelled' : ''}`,
      idempotencyKey: `expense:${expense.id}:${event}`,
      sourceType: 'expenses',
      sourceId: expense.id,
      currency: expense.currency,
      entries,
    },
  ])
