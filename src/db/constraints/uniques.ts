import type { PlannedUnique } from '../constraints.ts'

const unique = (table: string, name: string, columns: string[], where?: string): PlannedUnique => ({
  table,
  name: `${table}_${name}_unique`,
  columns,
  where,
})

/** Per company unless the first column says otherwise; names and codes ignore case. */
export const uniques: PlannedUnique[] = [
  unique('branches', 'code', ['company_id', 'lower(code)']),
  unique('positions', 'name', ['company_id', 'lower(name)']),
  unique('roles', 'key', ['company_id', 'lower(key)']),
  unique('staff', 'user', ['company_id', 'user_id']),
  unique('staff', 'email', ['company_id', 'lower(email)']),
  unique('invitations', 'pending_staff', ['company_id', 'staff_id'], `status = 'pending' and staff_id is not null`),
  unique('invitations', 'pending_person', ['company_id', 'person_id'], `status = 'pending' and person_id is not null`),
  unique('people', 'user', ['company_id', 'user_id'], 'user_id is not null'),

  unique('projects', 'code', ['company_id', 'lower(code)']),
  unique('blocks', 'name', ['company_id', 'project_id', 'lower(name)']),
  unique('units', 'identifier', ['company_id', 'project_id', 'lower(identifier)']),

  unique('rooms', 'name', ['company_id', 'unit_id', 'lower(name)']),
  unique('parking_slots', 'identifier', ['company_id', 'block_id', 'lower(identifier)']),
  unique('parking_assignments', 'live', ['company_id', 'slot_id'], `status = 'active'`),
  unique(
    'media',
    'main',
    ['company_id', 'project_id', `coalesce(block_id::text, '')`, `coalesce(unit_id::text, '')`],
    'is_main',
  ),
  unique('services', 'name', ['company_id', 'lower(name)']),
  unique(
    'project_services',
    'live',
    ['company_id', 'service_id', 'project_id', `coalesce(block_id::text, '')`, `coalesce(unit_id::text, '')`],
    `status <> 'ended'`,
  ),
  unique('meters', 'identifier', ['company_id', 'lower(identifier)']),
  unique('meter_readings', 'day', ['company_id', 'meter_id', 'reading_date'], `status <> 'rejected'`),
  unique('maintenance_requests', 'number', ['company_id', 'number'], 'number is not null'),
  unique('maintenance_requests', 'plan', ['company_id', 'plan_id', 'plan_date'], 'plan_id is not null'),
  unique('identity_checks', 'pending', ['company_id', 'person_id'], `status = 'pending'`),
  unique('payment_accounts', 'default', ['company_id', `coalesce(person_id::text, '')`], 'is_default'),
  unique('payment_accounts', 'number', [
    'company_id',
    `coalesce(person_id::text, '')`,
    'kind',
    'provider',
    'lower(account_number)',
  ]),
  unique(
    'imports',
    'file',
    ['company_id', 'kind', `coalesce(project_id::text, '')`, 'file_hash'],
    `status in ('committing', 'done')`,
  ),
  unique('import_rows', 'row', ['import_id', 'row_number']),

  unique('contracts', 'renewal', ['company_id', 'renewal_of_id'], 'renewal_of_id is not null'),
  unique('contract_amendments', 'day', ['company_id', 'contract_id', 'kind', 'effective_date'], `status <> 'rejected'`),
  unique('inspections', 'move', ['company_id', 'contract_id', 'kind'], `kind <> 'routine'`),
  unique('contracts', 'number', ['company_id', 'number'], 'number is not null'),

  unique('invoices', 'number', ['company_id', 'number'], 'number is not null'),
  unique('invoice_lines', 'charge_key', ['company_id', 'charge_key'], 'charge_key is not null'),
  unique('payments', 'number', ['company_id', 'number'], 'number is not null'),
  unique('payments', 'gateway_reference', ['gateway_account_id', 'gateway_reference'], 'gateway_reference is not null'),
  unique('allocations', 'reverses', ['reverses_id'], 'reverses_id is not null'),
  unique('payment_intents', 'reference', ['company_id', 'reference']),
  unique('payment_intents', 'idempotency_key', ['company_id', 'idempotency_key'], 'idempotency_key is not null'),
  unique('callback_inbox', 'dedup_key', ['gateway_account_id', 'dedup_key']),

  unique('ledger_accounts', 'key', ['company_id', 'key', 'currency', 'subject']),
  unique('ledger_transactions', 'idempotency_key', ['company_id', 'idempotency_key'], 'idempotency_key is not null'),
  unique('ledger_transactions', 'reverses', ['reverses_id'], 'reverses_id is not null'),

  unique('audit_seals', 'seq', ['company_id', 'seq']),
  unique('number_sequences', 'document', ['company_id', 'doc_type', 'year']),
  unique('outbox', 'key', ['key'], 'key is not null'),
  unique(
    'job_runs',
    'idempotency_key',
    [`coalesce(company_id::text, '')`, 'kind', 'idempotency_key'],
    'idempotency_key is not null',
  ),
]
