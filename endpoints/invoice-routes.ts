import { approveCreditNoteRoute, creditInvoiceRoute, rejectCreditNoteRoute } from './credit-notes.ts'
import type { Route } from './define.ts'
import {
  createInvoiceRoute,
  debitNoteRoute,
  deleteInvoiceRoute,
  draftProposalRoute,
  invoiceStatisticsRoute,
  invoiceTotalsRoute,
  issueInvoiceRoute,
  issueInvoicesRoute,
  sendInvoiceRoute,
  updateInvoiceRoute,
  voidInvoiceRoute,
} from './invoices.ts'

/** Routes of invoices and credit notes. */
export const invoiceRoutes: Route[] = [
  createInvoiceRoute, //     POST   /finance/invoices
  draftProposalRoute, //     POST   /finance/invoices/from-proposal
  invoiceTotalsRoute, //     POST   /finance/invoices/totals
  issueInvoicesRoute, //     POST   /finance/invoices/issue
  invoiceStatisticsRoute, // GET    /finance/invoices/statistics
  updateInvoiceRoute, //     PATCH  /finance/invoices/:id
  deleteInvoiceRoute, //     DELETE /finance/invoices/:id
  issueInvoiceRoute, //      POST   /finance/invoices/:id/issue
  voidInvoiceRoute, //       POST   /finance/invoices/:id/void
  debitNoteRoute, //         POST   /finance/invoices/:id/debit-note
  sendInvoiceRoute, //       POST   /finance/invoices/:id/send
  creditInvoiceRoute, //     POST   /finance/invoices/:id/credit-notes
  approveCreditNoteRoute, // POST   /finance/credit-notes/:id/approve
  rejectCreditNoteRoute, //  POST   /finance/credit-notes/:id/reject
]
