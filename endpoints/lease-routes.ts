import { activateLease, endLease, expiring, giveNotice, terminateLease, vacate, withdrawNotice } from './contracts.ts'
import type { Route } from './define.ts'
import { complete as completeInspection, settlement } from './inspections.ts'
import { amend, approveAmendment, rejectAmendment, renew, renewalProposal } from './lease-terms.ts'
import { occupancyFigures, rentRollList, statsOfProperty, vacancyList } from './occupancy.ts'
import { projectOwnerList, transfer, unitOwnershipHistory } from './ownership.ts'

/** Routes of leases, ownership and occupancy. */
export const leaseRoutes: Route[] = [
  activateLease, //      POST /contracts/:id/activate
  giveNotice, //         POST /contracts/:id/notice
  endLease, //           POST /contracts/:id/end
  terminateLease, //     POST /contracts/:id/terminate
  withdrawNotice, //     POST /contracts/:id/withdraw-notice
  vacate, //             POST /contracts/:id/vacate
  expiring, //           GET  /contracts/expiring
  renewalProposal, //    GET  /contracts/:id/renewal-proposal
  renew, //              POST /contracts/:id/renew
  amend, //              POST /contracts/:id/amendments
  approveAmendment, //   POST /contract-amendments/:id/approve
  rejectAmendment, //    POST /contract-amendments/:id/reject
  completeInspection, // POST /inspections/:id/complete
  settlement, //         GET  /contracts/:id/deposit-settlement
  transfer, //           POST /ownerships/transfer
  projectOwnerList, //   GET  /projects/:id/owners
  unitOwnershipHistory, // GET /units/:id/ownership-history
  occupancyFigures, //   GET  /occupancy
  vacancyList, //        GET  /occupancy/vacancies
  rentRollList, //       GET  /rent-roll
  statsOfProperty, //    GET  /property-stats
]
