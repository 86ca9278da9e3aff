import type { Route } from './define.ts'
import {
  allocate,
  applyPayersCredit,
  bounce,
  clear,
  payer,
  payers,
  paymentFigures,
  reallocate,
  receipt,
  recordMoney,
  release,
  reverse,
} from './payments.ts'

/** Routes of money that comes in by hand, and of where it is put. */
export const paymentRoutes: Route[] = [
  recordMoney, //       POST /finance/payments
  paymentFigures, //    GET  /finance/payments/statistics
  receipt, //           GET  /finance/payments/:id/receipt
  allocate, //          POST /finance/payments/:id/allocate
  release, //           POST /finance/payments/:id/release
  reallocate, //        POST /finance/payments/:id/reallocate
  reverse, //           POST /finance/payments/:id/reverse
  clear, //             POST /finance/payments/:id/clear
  bounce, //            POST /finance/payments/:id/bounce
  payers, //            GET  /finance/payers
  payer, //             GET  /finance/payers/:id
  applyPayersCredit, // POST /finance/payers/:id/apply-credit
]
