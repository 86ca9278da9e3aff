import { billingRunList, billingRunReport, billingRuns, invoicesPreview } from './billing.ts'
import { deposits, settleLeaseDeposit } from './deposits.ts'
import type { Route } from './define.ts'

/** Routes of the billing run and of deposits. */
export const billingRoutes: Route[] = [
  billingRuns, //       POST /finance/billing-runs
  billingRunList, //    GET  /finance/billing-runs
  billingRunReport, //  GET  /finance/billing-runs/:id
  invoicesPreview, //   GET  /finance/invoices/preview
  deposits, //          GET  /finance/deposits
  settleLeaseDeposit, // POST /contracts/:id/settle-deposit
]
