import type { CollectionConfig, Endpoint } from 'payload'
import { authMe } from './account.ts'
import { billingRuns } from './billing.ts'
import { paymentCallback } from './callbacks.ts'
import { charges, intent } from './charges.ts'
import { activateLease, endLease, giveNotice, terminateLease } from './contracts.ts'
import { dashboardOverview } from './dashboard.ts'
import type { Route } from './define.ts'
import type { IngressRoute } from './ingress.ts'
import { retry } from './jobs.ts'
import { ledger, owners, statement } from './ledger.ts'

/** Every custom route of the API, below /api/v1. */
export const routes: Route[] = [
  authMe, //             GET  /auth/me
  dashboardOverview, //  GET  /dashboard/overview
  activateLease, //      POST /contracts/:id/activate
  giveNotice, //         POST /contracts/:id/notice
  endLease, //           POST /contracts/:id/end
  terminateLease, //     POST /contracts/:id/terminate
  billingRuns, //        POST /finance/billing-runs
  charges, //            POST /finance/charges
  intent, //             GET  /finance/intents/:id
  ledger, //             GET  /finance/ledger
  statement, //          GET  /finance/statements/:personId
  owners, //             GET  /finance/owner-balances
  retry, //              POST /job-runs/:id/retry
]

/** Routes of machines that do not log in: a token in the address says who they are. */
export const ingressRoutes: IngressRoute[] = [
  paymentCallback, //    POST /paymentcallback/:token
]

const firstSegment = ({ path }: Route): string => path.split('/')[1] ?? ''

/** Payload looks at collections first: a route below a collection's name belongs to that collection. */
export const withRoutes = (collections: CollectionConfig[]): CollectionConfig[] =>
  collections.map((collection) => ({
    ...collection,
    endpoints: [
      ...routes
        .filter((route) => firstSegment(route) === collection.slug)
        .map(({ endpoint }) => ({ ...endpoint, path: endpoint.path.slice(collection.slug.length + 1) })),
      ...(collection.endpoints || []),
    ],
  }))

export const rootEndpoints = (collections: CollectionConfig[]): Endpoint[] =>
  routes
    .filter((route) => !collections.some(({ slug }) => slug === firstSegment(route)))
    .map(({ endpoint }) => endpoint)
