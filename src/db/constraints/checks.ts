import type { PlannedCheck } from '../constraints.ts'

const check = (table: string, name: string, sql: string): PlannedCheck => ({
  table,
  name: `${table}_${name}_check`,
  sql,
})

const dateOrder = (table: string, from: string, to: string): PlannedCheck =>
  check(table, 'date_order', `${to} is null or fh_date(${to}) >= fh_date(${from})`)

const notNegative = (table: string, ...columns: string[]): PlannedCheck =>
  check(table, 'not_negative', columns.map((column) => `${column} >= 0`).join(' and '))

/** Rules over more than one column, and ranges; a null in them passes. */
export const checks: PlannedCheck[] = [
  check('people', 'phone', `phone ~ '^[+][1-9][0-9]{6,14}$'`),
  check('staff', 'phone', `phone ~ '^[+][1-9][0-9]{6,14}$'`),
  check('staff', 'member', `status in ('invited', 'left') or user_id is not null`),
  check(
    'invitations',
    'target',
    `case kind when 'staff' then staff_id is not null and person_id is null else person_id is not null and staff_id is null end`,
  ),
  check('projects', 'fee', 'management_fee_bps <= 10000'),
  notNegative('units', 'rent_minor', 'bedrooms', 'area_sqm'),

  check('ownerships', 'share', 'share_bps between 1 and 10000'),
  dateOrder('ownerships', 'from_date', 'to_date'),
  check('project_ownerships', 'share', 'share_bps between 1 and 10000'),
  dateOrder('project_ownerships', 'from_date', 'to_date'),
  check('blocks', 'floors', 'floors between 0 and 100 and scale(floors) = 0'),
  notNegative('rooms', 'area_sqm'),
  dateOrder('projects', 'start_date', 'end_date'),
  dateOrder('parking_assignments', 'from_date', 'to_date'),
  check(
    'services',
    'price',
    `case pricing when 'fixed' then coalesce(base_price_minor, 0) > 0 when 'percentage' then coalesce(percentage_bps, 0) > 0 else true end`,
  ),
  notNegative('services', 'base_price_minor'),
  notNegative('project_services', 'custom_price_minor'),
  dateOrder('project_services', 'start_date', 'end_date'),
  dateOrder('meters', 'installed_on', 'removed_on'),
  notNegative('meter_readings', 'value'),
  notNegative('maintenance_requests', 'cost_minor'),
  check('maintenance_requests', 'satisfaction', 'satisfaction between 1 and 5'),
  check('maintenance_plans', 'every', 'every between 1 and 365'),
  notNegative('inspections', 'deposit_minor', 'deductions_minor'),
  check('units', 'prices', 'sale_price_minor >= 0 and deposit_minor >= 0'),
  check('contracts', 'escalation', 'escalation_months between 1 and 120'),
  check('contracts', 'amounts', 'escalation_minor >= 0 and commission_minor >= 0'),

  notNegative('contracts', 'rent_minor', 'deposit_minor'),
  dateOrder('contracts', 'start_date', 'end_date'),
  check('contracts', 'due_day', 'due_day between 1 and 28 and scale(due_day) = 0'),

  notNegative(
    'invoices',
    'subtotal_minor',
    'discount_minor',
    'tax_minor',
    'total_minor',
    'paid_minor',
    'credited_minor',
    'balance_minor',
  ),
  check('invoices', 'total', 'total_minor = subtotal_minor - discount_minor + tax_minor'),
  check('invoices', 'balance', 'balance_minor = total_minor - paid_minor - credited_minor'),
  check(
    'invoices',
    'payment_state',
    `case payment_state when 'unpaid' then paid_minor = 0 when 'partial' then balance_minor > 0 else balance_minor = 0 end` +
      ` and (total_minor = 0 or balance_minor > 0 or payment_state = 'paid')`,
  ),
  check('invoices', 'issued', `status <> 'issued' or number is not null`),
  check('invoices', 'void', `status <> 'void' or paid_minor = 0`),

  notNegative(
    'invoice_lines',
    'net_minor',
    'discount_minor',
    'tax_minor',
    'total_minor',
    'paid_minor',
    'credited_minor',
  ),
  check('invoice_lines', 'total', 'total_minor = net_minor - discount_minor + tax_minor'),
  check('invoice_lines', 'paid', 'paid_minor + credited_minor <= total_minor'),

  check('payments', 'amount', 'amount_minor > 0'),
  notNegative('payments', 'allocated_minor', 'unallocated_minor', 'refunded_minor'),
  check(
    'payments',
    'allocated',
    `case status when 'received' then allocated_minor + unallocated_minor + refunded_minor = amount_minor else allocated_minor + unallocated_minor + refunded_minor = 0 end`,
  ),
  check('allocations', 'sign', 'case when reverses_id is null then amount_minor > 0 else amount_minor < 0 end'),
  check('payment_intents', 'amount', 'amount_minor > 0'),
  check('gateway_accounts', 'token_hash', `callback_token_hash ~ '^[0-9a-f]{64}$'`),

  check('credit_notes', 'amount', 'amount_minor > 0'),
  check('credit_notes', 'issued', `status <> 'issued' or number is not null`),
  check(
    'credit_note_lines',
    'amount',
    'amount_minor > 0 and net_minor >= 0 and tax_minor >= 0 and amount_minor = net_minor + tax_minor',
  ),
  check('refunds', 'amount', 'amount_minor > 0'),
  check('refund_lines', 'amount', 'amount_minor > 0'),
  notNegative('deposit_settlements', 'held_minor', 'deductions_minor', 'arrears_minor', 'refund_minor'),
  check('penalties', 'amount', 'amount_minor > 0'),
  check('penalties', 'waived', 'waived_minor between 0 and amount_minor'),
  check('penalty_waivers', 'amount', 'amount_minor > 0'),
  check(
    'penalty_policy_versions',
    'price',
    `case kind when 'flat' then coalesce(amount_minor, 0) > 0 else coalesce(rate_bps, 0) > 0 end`,
  ),
  check('penalty_policy_versions', 'limits', 'cap_minor > 0 and cap_bps > 0 and grace_days between 0 and 365'),
  dateOrder('penalty_pauses', 'from_date', 'to_date'),
  check('payouts', 'paid', 'paid_minor >= 0 and (paid_minor = 0 or paid_minor <= net_minor)'),
  check(
    'payouts',
    'net',
    'net_minor = collected_minor + fee_minor + services_minor + expenses_minor + adjustments_minor + withholding_minor',
  ),
  check('payout_lines', 'amount', 'amount_minor <> 0'),
  check('expenses', 'amount', 'amount_minor > 0'),
  check('expenses', 'total', 'tax_minor >= 0 and total_minor = amount_minor + tax_minor'),
  check('expenses', 'paid', 'paid_minor between 0 and total_minor'),
  check('recurring_expenses', 'amount', 'amount_minor > 0'),
  check('budgets', 'amount', 'amount_minor >= 0'),
  check('disbursements', 'amount', 'amount_minor > 0 and charge_minor >= 0'),
  check('disbursements', 'subject', 'num_nonnulls(payout_id, expense_id, refund_id) = 1'),
  check('bank_transactions', 'amount', 'amount_minor <> 0'),
  check(
    'bank_transactions',
    'matched',
    'case when amount_minor > 0 then matched_minor between 0 and amount_minor else matched_minor between amount_minor and 0 end',
  ),
  check('clearing_closings', 'difference', 'difference_minor = actual_minor - expected_minor'),
  check('exchange_rates', 'pair', 'currency <> quote and rate > 0'),
  check('reminder_steps', 'offset', 'offset_days between -60 and 365 and scale(offset_days) = 0'),
  check('ledger_entries', 'amount', 'amount_minor <> 0'),
  check('number_sequences', 'next', 'next >= 1 and scale(next) = 0'),
]
