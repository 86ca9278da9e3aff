import type { ConstraintMessage } from '../constraints.ts'

const taken = (what: string, path: string): ConstraintMessage => ({ message: `${what} is already in use.`, path })

export const constraintMessages: Readonly<Record<string, ConstraintMessage>> = {
  branches_code_unique: taken('This code', 'code'),
  positions_name_unique: taken('This name', 'name'),
  roles_key_unique: taken('This key', 'key'),
  staff_user_unique: { message: 'This user is already a member of the staff.', path: 'user' },
  staff_email_unique: { message: 'Somebody with this e-mail is already in the staff.', path: 'email' },
  staff_member_check: { message: 'Only somebody with a log-in can work here.', path: 'status' },
  staff_phone_check: {
    message: 'Enter the phone number in international form, such as +254712345678.',
    path: 'phone',
  },
  invitations_pending_staff_unique: { message: 'This member of the staff has an open invitation.', status: 409 },
  invitations_pending_person_unique: { message: 'This person has an open invitation.', status: 409 },
  people_user_unique: { message: 'This log-in already belongs to another person.', path: 'user' },
  people_phone_check: {
    message: 'Enter the phone number in international form, such as +254712345678.',
    path: 'phone',
  },
  projects_code_unique: taken('This code', 'code'),
  projects_fee_check: { message: 'The management fee is at most 100 %.', path: 'managementFeeBps' },
  blocks_name_unique: { message: 'The project already has a block of this name.', path: 'name' },
  units_identifier_unique: { message: 'The project already has a unit with this identifier.', path: 'identifier' },

  ownerships_share_check: { message: 'A share is above 0 % and at most 100 %.', path: 'shareBps' },
  ownerships_date_order_check: { message: 'The end is before the start.', path: 'toDate' },
  ownerships_at_most_whole: {
    message: 'The shares of this unit would exceed 100 % on at least one day.',
    path: 'shareBps',
    status: 409,
  },
  contracts_date_order_check: { message: 'The end is before the start.', path: 'endDate' },
  contracts_due_day_check: { message: 'The due day is a day of the month, 1 to 28.', path: 'dueDay' },
  contracts_one_lease_per_unit: { message: 'The unit already has a lease in this period.', path: 'unit', status: 409 },

  invoices_number_unique: { message: 'This invoice number exists already.' },
  invoices_balance_check: { message: 'The balance of the invoice would not add up.' },
  invoices_not_negative_check: { message: 'More would be paid than the invoice is for.' },
  invoices_total_check: { message: 'The total of the invoice would not add up.' },
  invoices_payment_state_check: { message: 'The payment state of the invoice would contradict its balance.' },
  invoices_void_check: { message: 'An invoice with payments cannot be voided.' },
  invoice_lines_charge_key_unique: { message: 'This charge has been billed already.' },
  invoice_lines_paid_check: { message: 'More would be paid than the line is for.' },
  payments_amount_check: { message: 'The amount must be above zero.', path: 'amountMinor' },
  payments_allocated_check: { message: 'More would be allocated than was received.' },
  payments_gateway_reference_unique: { message: 'This payment has been recorded already.' },
  allocations_reverses_unique: { message: 'This allocation has been reversed already.' },
  payment_intents_amount_check: { message: 'The amount must be above zero.', path: 'amountMinor' },
  payment_intents_idempotency_key_unique: { message: 'This request is being processed already.' },

  ledger_transactions_idempotency_key_unique: { message: 'This has been posted already.' },
  ledger_transactions_reverses_unique: { message: 'This has been reversed already.' },
  ledger_entries_balanced: { message: 'The entries of a transaction must sum to zero in every currency.' },
  ledger_entries_currency: { message: 'An entry must be in the currency of its account.' },
  append_only: {
    message: 'Entries of the books and of the audit log are never changed or deleted. Post a reversal instead.',
  },
}
