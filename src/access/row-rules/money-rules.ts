import { ofPerson } from './own-sets.ts'
import type { RowRule } from './row-rule.ts'

/** Statements of an owner as soon as they are his to read: what is drafted or waits for approval is not. */
const statementsOfOwner = `
  select p.id from payouts p
  where p.company_id = :company and p.person_id = :person and p.status not in ('draft', 'pending_approval', 'rejected', 'cancelled')`

/** Row rules of money beyond invoices and payments: part of the table in `rules.ts`. */
export const moneyRules: Readonly<Record<string, RowRule>> = {
  'credit-notes': {
    party: { ids: `${ofPerson('credit_notes')} and t.status = 'issued'` },
    portalFields: ['number', 'kind', 'issueDate', 'invoice', 'person', 'amountMinor', 'currency', 'status', 'lines'],
  },
  'credit-note-lines': {
    party: {
      ids: `select l.id from credit_notes n join credit_note_lines l on l.credit_note_id = n.id
            where n.company_id = :company and n.person_id = :person and n.status = 'issued'`,
    },
    portalFields: ['creditNote', 'line', 'netMinor', 'taxMinor', 'amountMinor', 'currency'],
  },
  refunds: {
    party: { ids: `${ofPerson('refunds')} and t.status in ('approved', 'processing', 'paid')` },
    portalFields: ['number', 'person', 'amountMinor', 'currency', 'method', 'status', 'paidAt'],
  },
  penalties: {
    party: { ids: `${ofPerson('penalties')} and t.status <> 'cancelled'` },
    portalFields: [
      ...['number', 'type', 'person', 'contract', 'unit', 'amountMinor', 'waivedMinor', 'currency', 'dateApplied'],
      ...['dueDate', 'overdueInvoice', 'period', 'invoice', 'tenantNotes', 'status'],
    ],
  },
  payouts: {
    owner: { ids: statementsOfOwner },
    portalFields: [
      ...['number', 'person', 'project', 'fromDate', 'toDate', 'currency', 'collectedMinor', 'feeMinor'],
      ...['servicesMinor', 'expensesMinor', 'adjustmentsMinor', 'withholdingMinor', 'netMinor', 'paidMinor'],
      ...['status', 'paidAt', 'lines'],
    ],
  },
  'payout-lines': {
    owner: {
      ids: `select l.id from payout_lines l where l.company_id = :company and l.payout_id in (${statementsOfOwner})`,
    },
    portalFields: ['payout', 'position', 'kind', 'description', 'amountMinor', 'currency', 'unit', 'project'],
  },
}
