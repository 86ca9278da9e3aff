import { insertRows } from '../../db/insert-rows.ts'
import { addPeriods, monthOf, periodRange, todayIn } from '../../domain/calendar.ts'
import { credit, debit } from '../../domain/ledger/entry.ts'
import { now } from '../../platform/clock.ts'
import { postToLedger } from '../../services/ledger/post.ts'
import { seededId } from '../seeded-id.ts'
import type { SeedContext } from './context.ts'

/** Months that stay open: the present one and those before it. */
const openMonths = 3

/** An account of the company's own with entries by hand, a rate to show, and the months before the last ones closed. */
export const writeBooks = async ({ tx, company }: SeedContext): Promise<void> => {
  const current = monthOf(todayIn(company.timezone, now()))
  const { id, currency } = company
  await insertRows(tx, 'ledger_accounts', [
    {
      ...{ id: seededId(`account:${id}:5100`), company_id: id, code: '5100', name: 'Bank charges', type: 'expense' },
      ...{ key: 'custom', subject: '5100', currency, is_active: true, description: 'What the bank takes every month' },
    },
  ])
  const months = Array.from({ length: openMonths }, (_, index) => addPeriods(current, index - openMonths))
  await postToLedger(
    tx,
    id,
    months.map((period) => ({
      event: 'journal.posted',
      postedOn: periodRange(period).to,
      description: `Charges of the bank, ${period}`,
      idempotencyKey: `journal:seed:bank-charges:${period}`,
      sourceType: 'journal',
      sourceId: `bank-charges:${period}`,
      currency,
      entries: [debit('custom', 125_000n, { subject: '5100' }), credit('bank', 125_000n)],
      reason: 'Statement of the bank',
    })),
  )
  if (currency !== 'USD') {
    const rate = { currency: 'USD', quote: currency, rate: 129, valid_from: `${addPeriods(current, -6)}-01` }
    await insertRows(tx, 'exchange_rates', [{ company_id: id, ...rate }], { onConflict: 'nothing' })
  }
  // Last of all: nothing of the demo is posted into them any more.
  await tx.query(
    `insert into accounting_periods (company_id, period, status, closed_at)
     select $1::uuid, month, 'closed', clock_timestamp()
     from (select distinct left(posted_on, 7) as month from ledger_transactions where company_id = $1::uuid) m
     where month < $2 on conflict do nothing`,
    [id, months[0]],
  )
}
