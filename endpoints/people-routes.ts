import type { Route } from './define.ts'
import { approveIdentityCheck, rejectIdentityCheck, submitIdentityCheck } from './identity.ts'
import { addOwn, changeOwn, rejectAccount, verifyAccount } from './payment-accounts.ts'
import {
  duplicatePeople,
  duplicates,
  mergePerson,
  overview,
  personErase,
  personExport,
  searchForPeople,
} from './people.ts'

/** Routes of people, their identity and their payment accounts. */
export const peopleRoutes: Route[] = [
  searchForPeople, //      GET   /people/search
  duplicates, //           GET   /people/duplicates
  duplicatePeople, //      GET   /people/duplicate-groups
  mergePerson, //          POST  /people/:id/merge
  overview, //             GET   /people/:id/overview
  personExport, //         GET   /people/:id/export
  personErase, //          POST  /people/:id/erase
  submitIdentityCheck, //  POST  /identity-checks
  approveIdentityCheck, // POST  /identity-checks/:id/approve
  rejectIdentityCheck, //  POST  /identity-checks/:id/reject
  verifyAccount, //        POST  /payment-accounts/:id/verify
  rejectAccount, //        POST  /payment-accounts/:id/reject
  addOwn, //               POST  /payment-accounts/own
  changeOwn, //            PATCH /payment-accounts/:id/own
]
