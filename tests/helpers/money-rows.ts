import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { insertRows } from '../../src/db/insert-rows.ts'
import { createReq, withTransaction } from '../../src/db/transaction.ts'
import type { Place } from './property-rows.ts'

/** The ids of the money of a place, by collection. */
export type MoneyRows = Record<string, string> & { hiddenNote: string; draftPayout: string; draftPayoutLine: string }

/** One row of every collection of money beside those that bills and payments make; written past the services. */
export const writeMoneyRows = async (payload: Payload, place: Place): Promise<MoneyRows> => {
  const { company, project, unit, contract, tenant, owner, word = randomUUID().slice(0, 8) } = place
  const made = new Map<string, string>()
  const id = (slug: string): string => {
    const known = made.get(slug) ?? randomUUID()
    made.set(slug, known)
    return known
  }
  const day = '2026-02-01'
  const node = { project_id: project, unit_id: unit }
  const lease = { ...node, contract_id: contract, person_id: tenant }
  const money = { amount_minor: 100, currency: 'KES' }
  const note = {
    ...money,
    issue_date: day,
    invoice_id: id('invoice'),
    person_id: tenant,
    reason: 'other',
    kind: 'credit',
  }
  const credited = { ...money, net_minor: 100, tax_minor: 0, line_id: id('line') }
  const statement = { person_id: owner, project_id: project, to_date: day, currency: 'KES', ...sums }
  const settled = { kind: 'rent', description: `Rent ${word}`, position: 1, ...node, ...money }
  const bill = { vendor_id: owner, category_id: id('expense-categories'), ...node, ...money, charged_to: 'company' }
  const rows: [table: string, slug: string, row: object][] = [
    ['invoices', 'invoice', { ...lease, number: `I ${word}`, kind: 'manual', ...issued }],
    ['invoice_lines', 'line', { invoice_id: id('invoice'), kind: 'other', description: `Key ${word}`, ...line }],
    ['payments', 'payment', { person_id: tenant, number: `R ${word}`, value_date: day, ...received }],
    [
      'allocations',
      'allocation',
      { payment_id: id('payment'), invoice_id: id('invoice'), line_id: id('line'), effective_on: day, ...money },
    ],
    ['credit_notes', 'credit-notes', { ...note, number: `C ${word}`, status: 'issued' }],
    ['credit_notes', 'hiddenNote', { ...note, status: 'pending_approval', description: `Note ${word}` }],
    ['credit_note_lines', 'credit-note-lines', { credit_note_id: id('credit-notes'), ...credited }],
    [
      'refunds',
      'refunds',
      { ...money, number: `F ${word}`, person_id: tenant, method: 'cash', reason: word, status: 'paid' },
    ],
    ['refund_lines', 'refund-lines', { ...money, refund_id: id('refunds'), payment_id: id('payment') }],
    ['deposit_settlements', 'deposit-settlements', { contract_id: contract, person_id: tenant, ...deposit }],
    ['penalty_policies', 'penalty-policies', { name: `Late ${word}`, is_default: false, status: 'active' }],
    ['penalty_policy_versions', 'penalty-policy-versions', { policy_id: id('penalty-policies'), ...version }],
    ['penalties', 'penalties', { ...lease, ...money, number: `P ${word}`, notes: `Secret ${word}`, ...penalty }],
    [
      'penalty_waivers',
      'penalty-waivers',
      { ...money, penalty_id: id('penalties'), reason: word, status: 'pending_approval' },
    ],
    ['penalty_pauses', 'penalty-pauses', { project_id: project, from_date: day, to_date: day, reason: word }],
    ['payout_batches', 'payout-batches', { name: `Batch ${word}`, to_date: day, status: 'open' }],
    ['payouts', 'payouts', { ...statement, number: `O ${word}`, status: 'approved', batch_id: id('payout-batches') }],
    ['payouts', 'draftPayout', { ...statement, status: 'draft' }],
    ['payout_lines', 'payout-lines', { payout_id: id('payouts'), ...settled }],
    ['payout_lines', 'draftPayoutLine', { payout_id: id('draftPayout'), ...settled }],
    ['expense_categories', 'expense-categories', { name: `Paint ${word}`, is_active: true }],
    [
      'recurring_expenses',
      'recurring-expenses',
      { ...bill, description: `Guard ${word}`, every_months: 1, next_date: '2036-01-01', due_days: 1, is_active: true },
    ],
    ['expenses', 'expenses', { ...bill, number: `E ${word}`, description: `Paint ${word}`, ...expense }],
    ['budgets', 'budgets', { project_id: project, category_id: id('expense-categories'), year: 2026, ...money }],
    ['disbursements', 'disbursements', { ...money, reference: `D ${word}`, refund_id: id('refunds'), ...attempt }],
    ['bank_transactions', 'bank-transactions', { ...money, reference: `B ${word}`, payer_name: word, ...booked }],
    [
      'reminders',
      'reminders',
      { invoice_id: id('invoice'), person_id: tenant, offset_days: 7, channel: 'email', status: 'sent' },
    ],
    [
      'payment_promises',
      'payment-promises',
      { ...money, person_id: tenant, promised_on: day, note: word, status: 'open' },
    ],
    ['job_runs', 'run', { kind: 'billing.run', status: 'done', dry_run: false, params: {} }],
    [
      'billing_skips',
      'billing-skips',
      { run_id: id('run'), contract_id: contract, person_id: tenant, subject: 'lease', reason: 'ended' },
    ],
    [
      'recurring_invoices',
      'recurring-invoices',
      { name: `Gym ${word}`, person_id: tenant, unit_id: unit, currency: 'KES', ...again },
    ],
    ['accounting_periods', 'accounting-periods', { period: '2001-01', status: 'closed' }],
    ['exchange_rates', 'exchange-rates', { currency: 'USD', quote: 'KES', rate: 129, valid_from: '2001-01-01' }],
  ]
  // What others point at goes first.
  const order = ['expense_categories', 'penalty_policies']
  rows.sort(([one], [other]) => order.indexOf(other) - order.indexOf(one))
  await withTransaction(await createReq(payload), async (tx) => {
    for (const [table, slug, row] of rows)
      await insertRows(tx, table, [{ id: id(slug), company_id: company, ...row }], { onConflict: 'nothing' })
    await tx.query('update people set is_vendor = true where company_id = $1', [company])
    await tx.query(
      `insert into clearing_closings (company_id, account_id, day, expected_minor, actual_minor, difference_minor, currency, status)
       select company_id, id, '2026-02-01', 0, 0, 0, currency, 'agrees' from ledger_accounts
       where company_id = $1 and key = 'cash' on conflict do nothing`,
      [company],
    )
  })
  return Object.fromEntries(made) as MoneyRows
}

const sums = {
  collected_minor: 100,
  fee_minor: 0,
  services_minor: 0,
  expenses_minor: 0,
  adjustments_minor: 0,
  withholding_minor: 0,
  net_minor: 100,
  paid_minor: 0,
}
const issued = {
  issue_date: '2026-02-01',
  due_date: '2026-02-05',
  currency: 'KES',
  subtotal_minor: 200,
  discount_minor: 0,
  tax_minor: 0,
  total_minor: 200,
  paid_minor: 100,
  credited_minor: 100,
  balance_minor: 0,
  status: 'issued',
  payment_state: 'paid',
}
const line = {
  position: 1,
  quantity: 1,
  unit_amount_minor: 200,
  tax_rate_bps: 0,
  net_minor: 200,
  discount_minor: 0,
  tax_minor: 0,
  total_minor: 200,
  paid_minor: 100,
  credited_minor: 100,
  currency: 'KES',
}
const received = {
  method: 'cash',
  amount_minor: 200,
  allocated_minor: 100,
  unallocated_minor: 0,
  refunded_minor: 100,
  currency: 'KES',
  status: 'received',
  origin: 'manual',
}
const deposit = {
  settled_on: '2026-02-01',
  held_minor: 0,
  deductions_minor: 0,
  arrears_minor: 0,
  refund_minor: 0,
  currency: 'KES',
}
const version = {
  version: 1,
  valid_from: '2026-01-01',
  kind: 'flat',
  frequency: 'once',
  amount_minor: 100,
  grace_days: 5,
  charged_from: 'grace_end',
  includes_deposits: false,
  currency: 'KES',
}
const penalty = {
  type: 'lease_violation',
  origin: 'manual',
  waived_minor: 0,
  date_applied: '2026-02-01',
  due_date: '2026-03-01',
  sequence: 1,
  status: 'pending',
}
const expense = {
  tax_minor: 0,
  total_minor: 100,
  paid_minor: 0,
  invoice_date: '2026-02-01',
  due_date: '2026-02-15',
  status: 'waiting_for_approval',
}
const attempt = { kind: 'refund', attempt: 1, method: 'cash', charge_minor: 0, status: 'succeeded' }
const booked = { source: 'import', booked_on: '2026-02-01', matched_minor: 0, status: 'unmatched' }
const again = { every_months: 1, next_date: '2036-01-01', due_days: 14, is_active: true, issues: false }
