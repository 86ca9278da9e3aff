import { invoiceIssued, invoiceVoided } from './invoice-postings.ts'
import { creditNoteIssued } from './credit-postings.ts'
import {
  expenseApproved,
  expenseCancelled,
  moneyPaidOut,
  ownerOverpaid,
  payoutSent,
  refundApproved,
  statementApproved,
} from './money-out-postings.ts'
import {
  allocationReleased,
  creditApplied,
  paymentReceived,
  paymentReversed,
  rentCollected,
  suspenseAllocated,
} from './payment-postings.ts'

/**
 * The one table of what an event puts into the ledger. Every function returns entries that sum to zero, without zero
 * entries and with equal dimensions merged; several events of one ledger transaction are joined by `toPosting`.
 */
export const postings = {
  invoiceIssued,
  invoiceVoided,
  paymentReceived,
  rentCollected,
  suspenseAllocated,
  creditApplied,
  allocationReleased,
  paymentReversed,
  creditNoteIssued,
  refundApproved,
  expenseApproved,
  expenseCancelled,
  statementApproved,
  payoutSent,
  moneyPaidOut,
  ownerOverpaid,
} as const
