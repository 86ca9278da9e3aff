import type { CollectionConfig } from 'payload'
import { authLocks } from './auth/auth-locks.ts'
import { challenges } from './auth/challenges.ts'
import { credentials } from './auth/credentials.ts'
import { passwordResets } from './auth/password-resets.ts'
import { recoveryCodes } from './auth/recovery-codes.ts'
import { sessions } from './auth/sessions.ts'
import { totpFactors } from './auth/totp-factors.ts'
import { apiKeys } from './people/api-keys.ts'
import { invitations } from './people/invitations.ts'
import { auditSeals } from './system/audit-seals.ts'
import { blockedIps } from './system/blocked-ips.ts'
import { supportGrants } from './tenancy/support-grants.ts'
import { contracts } from './contracts/contracts.ts'
import { documents } from './documents/documents.ts'
import { allocations } from './finance/allocations.ts'
import { callbackInbox } from './finance/callback-inbox.ts'
import { gatewayAccounts } from './finance/gateway-accounts.ts'
import { invoiceLines } from './finance/invoice-lines.ts'
import { invoices } from './finance/invoices.ts'
import { ledgerAccounts } from './finance/ledger-accounts.ts'
import { ledgerEntries } from './finance/ledger-entries.ts'
import { ledgerTransactions } from './finance/ledger-transactions.ts'
import { paymentIntents } from './finance/payment-intents.ts'
import { payments } from './finance/payments.ts'
import { people } from './people/people.ts'
import { positions } from './people/positions.ts'
import { roles } from './people/roles.ts'
import { staff } from './people/staff.ts'
import { users } from './people/users.ts'
import { blocks } from './property/blocks.ts'
import { ownerships } from './property/ownerships.ts'
import { projects } from './property/projects.ts'
import { units } from './property/units.ts'
import { auditLog } from './system/audit-log.ts'
import { jobRuns } from './system/job-runs.ts'
import { numberSequences } from './system/number-sequences.ts'
import { outbox } from './system/outbox.ts'
import { branches } from './tenancy/branches.ts'
import { companies } from './tenancy/companies.ts'
import { rooms } from './property/rooms.ts'
import { parkingSlots } from './property/parking-slots.ts'
import { parkingAssignments } from './property/parking-assignments.ts'
import { projectOwnerships } from './property/project-ownerships.ts'
import { media } from './property/media.ts'
import { services } from './operations/services.ts'
import { projectServices } from './operations/project-services.ts'
import { meters } from './operations/meters.ts'
import { meterReadings } from './operations/meter-readings.ts'
import { maintenanceRequests } from './operations/maintenance-requests.ts'
import { maintenanceComments } from './operations/maintenance-comments.ts'
import { maintenancePlans } from './operations/maintenance-plans.ts'
import { paymentAccounts } from './people/payment-accounts.ts'
import { identityChecks } from './people/identity-checks.ts'
import { contractAmendments } from './contracts/contract-amendments.ts'
import { inspections } from './contracts/inspections.ts'
import { imports } from './system/imports.ts'
import { importRows } from './system/import-rows.ts'
import { creditNotes } from './finance/credit-notes.ts'
import { creditNoteLines } from './finance/credit-note-lines.ts'
import { recurringInvoices } from './finance/recurring-invoices.ts'
import { refunds } from './finance/refunds.ts'
import { refundLines } from './finance/refund-lines.ts'
import { depositSettlements } from './finance/deposit-settlements.ts'
import { penalties } from './finance/penalties.ts'
import { penaltyWaivers } from './finance/penalty-waivers.ts'
import { penaltyPauses } from './finance/penalty-pauses.ts'
import { payouts } from './finance/payouts.ts'
import { payoutLines } from './finance/payout-lines.ts'
import { payoutBatches } from './finance/payout-batches.ts'
import { expenses } from './finance/expenses.ts'
import { recurringExpenses } from './finance/recurring-expenses.ts'
import { expenseCategories } from './finance/expense-categories.ts'
import { budgets } from './finance/budgets.ts'
import { disbursements } from './finance/disbursements.ts'
import { bankTransactions } from './finance/bank-transactions.ts'
import { clearingClosings } from './finance/clearing-closings.ts'
import { reminders } from './finance/reminders.ts'
import { paymentPromises } from './finance/payment-promises.ts'
import { billingSkips } from './finance/billing-skips.ts'
import { accountingPeriods } from './finance/accounting-periods.ts'
import { penaltyPolicies } from './finance/penalty-policies.ts'
import { penaltyPolicyVersions } from './finance/penalty-policy-versions.ts'
import { reminderSteps } from './finance/reminder-steps.ts'
import { exchangeRates } from './finance/exchange-rates.ts'

/** All collections, in the order of the admin's navigation. */
export const collections: CollectionConfig[] = [
  projects,
  blocks,
  units,
  rooms,
  ownerships,
  projectOwnerships,
  parkingSlots,
  parkingAssignments,
  media,
  imports,
  importRows,
  people,
  identityChecks,
  paymentAccounts,
  contracts,
  contractAmendments,
  inspections,
  services,
  projectServices,
  meters,
  meterReadings,
  maintenanceRequests,
  maintenanceComments,
  maintenancePlans,
  documents,
  invoices,
  invoiceLines,
  payments,
  allocations,
  paymentIntents,
  creditNotes,
  creditNoteLines,
  recurringInvoices,
  refunds,
  refundLines,
  depositSettlements,
  penalties,
  penaltyWaivers,
  penaltyPauses,
  payouts,
  payoutLines,
  payoutBatches,
  expenses,
  recurringExpenses,
  expenseCategories,
  budgets,
  disbursements,
  bankTransactions,
  clearingClosings,
  reminders,
  paymentPromises,
  billingSkips,
  gatewayAccounts,
  accountingPeriods,
  ledgerAccounts,
  ledgerTransactions,
  ledgerEntries,
  companies,
  penaltyPolicies,
  penaltyPolicyVersions,
  reminderSteps,
  exchangeRates,
  branches,
  staff,
  users,
  roles,
  positions,
  invitations,
  apiKeys,
  blockedIps,
  supportGrants,
  jobRuns,
  callbackInbox,
  auditLog,
  numberSequences,
  outbox,
  auditSeals,
  credentials,
  challenges,
  authLocks,
  totpFactors,
  recoveryCodes,
  passwordResets,
  sessions,
]
