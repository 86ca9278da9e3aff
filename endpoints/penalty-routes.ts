import type { Route } from './define.ts'
import { apply, cancelOne, changeOne, charge, explain, preview, run, statistics } from './penalties.ts'
import { addVersion, approveOne, rejectOne, retire, tryOut, waive } from './penalty-policies.ts'

/** Routes of penalties, their waivers and their policies. */
export const penaltyRoutes: Route[] = [
  charge, //     POST  /finance/penalties
  apply, //      POST  /finance/penalties/apply
  explain, //    GET   /finance/penalties/explain
  preview, //    GET   /finance/penalties/preview
  statistics, // GET   /finance/penalties/statistics
  run, //        POST  /finance/penalties/runs
  changeOne, //  PATCH /finance/penalties/:id
  cancelOne, //  POST  /finance/penalties/:id/cancel
  waive, //      POST  /finance/penalties/:id/waive
  approveOne, // POST  /finance/penalty-waivers/:id/approve
  rejectOne, //  POST  /finance/penalty-waivers/:id/reject
  tryOut, //     POST  /finance/penalty-policies/try
  retire, //     POST  /finance/penalty-policies/:id/retire
  addVersion, // POST  /finance/penalty-policies/:id/versions
]
