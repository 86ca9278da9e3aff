import type { Route } from './define.ts'
import {
  approveBatch,
  batch,
  disburseBatch,
  ownerAccountList,
  ownerAccountOf,
  statistics,
  submitBatch,
} from './payout-batches.ts'
import {
  adjust,
  approve,
  buildPayouts,
  cancel,
  disburse,
  note,
  payoutReview,
  previewPayout,
  refresh,
  reject,
  removeLine,
  submit,
} from './payouts.ts'
import { approveRefundOf, cancelRefundOf, freeCredit, payRefundOf, propose, refund, rejectRefundOf } from './refunds.ts'

/** Routes of owner statements, their batches, owners' accounts and refunds. */
export const payoutRoutes: Route[] = [
  previewPayout, //    GET    /finance/payouts/preview
  statistics, //       GET    /finance/payouts/statistics
  buildPayouts, //     POST   /finance/payouts/build
  payoutReview, //     GET    /finance/payouts/:id
  note, //             PATCH  /finance/payouts/:id
  adjust, //           POST   /finance/payouts/:id/adjustments
  removeLine, //       DELETE /finance/payouts/:id/lines/:line
  refresh, //          POST   /finance/payouts/:id/refresh
  submit, //           POST   /finance/payouts/:id/submit
  approve, //          POST   /finance/payouts/:id/approve
  reject, //           POST   /finance/payouts/:id/reject
  cancel, //           POST   /finance/payouts/:id/cancel
  disburse, //         POST   /finance/payouts/:id/disburse
  batch, //            GET    /finance/payout-batches/:id
  submitBatch, //      POST   /finance/payout-batches/:id/submit
  approveBatch, //     POST   /finance/payout-batches/:id/approve
  disburseBatch, //    POST   /finance/payout-batches/:id/disburse
  ownerAccountList, // GET    /finance/owner-accounts
  ownerAccountOf, //   GET    /finance/owner-accounts/:id
  freeCredit, //       GET    /finance/refunds/free-credit
  propose, //          POST   /finance/refunds
  refund, //           GET    /finance/refunds/:id
  approveRefundOf, //  POST   /finance/refunds/:id/approve
  rejectRefundOf, //   POST   /finance/refunds/:id/reject
  cancelRefundOf, //   POST   /finance/refunds/:id/cancel
  payRefundOf, //      POST   /finance/refunds/:id/pay
]
