import type { CollectionConfig, Endpoint } from 'payload'
import { auditExport } from './audit.ts'
import {
  authChangePassword,
  authForgot,
  authLogin,
  authOtpRequest,
  authOtpVerify,
  authReset,
  authSignup,
  authVerifyEmail,
} from './auth.ts'
import { billingRuns } from './billing.ts'
import { liftBlockedIp } from './blocked-ips.ts'
import { paymentCallback } from './callbacks.ts'
import { charges, intent } from './charges.ts'
import { activateLease, endLease, giveNotice, terminateLease } from './contracts.ts'
import { dashboardOverview } from './dashboard.ts'
import { authExplain } from './explain.ts'
import type { Route } from './define.ts'
import type { IngressRoute } from './ingress.ts'
import { retry } from './jobs.ts'
import { accept, inviteToPortal, preview, resend, revoke } from './invitations.ts'
import { ledger, owners, statement } from './ledger.ts'
import { platformCompanies, restoreCompany, suspendCompany } from './platform.ts'
import {
  apiKeyMake,
  apiKeyRevoke,
  authRecoveryCodes,
  authSecurity,
  authTotpConfirm,
  authTotpDisable,
  authTotpSetup,
} from './security.ts'
import {
  authLogout,
  authMe,
  authRefresh,
  authRevokeOthers,
  authRevokeSession,
  authSessions,
  authSwitchCompany,
  panelLogout,
  panelMe,
} from './sessions.ts'
import { inviteToStaff, leave, restore, statistics, suspend } from './staff.ts'
import { supportGrant, supportRevoke } from './support.ts'

/** Every custom route of the API, below /api/v1. */
export const routes: Route[] = [
  authSignup, //         POST /auth/signup
  authVerifyEmail, //    POST /auth/verify-email
  authLogin, //          POST /auth/login
  authOtpVerify, //      POST /auth/otp/verify
  authOtpRequest, //     POST /auth/otp/request
  authRefresh, //        POST /auth/refresh
  authLogout, //         POST /auth/logout
  authForgot, //         POST /auth/password/forgot
  authReset, //          POST /auth/password/reset
  authChangePassword, // POST /auth/password/change
  authMe, //             GET  /auth/me
  authExplain, //        GET  /auth/explain
  authSwitchCompany, //  POST /auth/switch-company
  authSessions, //       GET  /auth/sessions
  authRevokeOthers, //   POST /auth/sessions/revoke-others
  authRevokeSession, //  POST /auth/sessions/:id/revoke
  authSecurity, //       GET  /auth/security
  authTotpSetup, //      POST /auth/totp/setup
  authTotpConfirm, //    POST /auth/totp/confirm
  authTotpDisable, //    POST /auth/totp/disable
  authRecoveryCodes, //  POST /auth/recovery-codes
  inviteToStaff, //      POST /staff/invite
  statistics, //         GET  /staff/statistics
  suspend, //            POST /staff/:id/suspend
  restore, //            POST /staff/:id/restore
  leave, //              POST /staff/:id/leave
  inviteToPortal, //     POST /invitations
  preview, //            GET  /auth/invitations/preview
  accept, //             POST /auth/invitations/accept
  resend, //             POST /invitations/:id/resend
  revoke, //             POST /invitations/:id/revoke
  apiKeyMake, //         POST /api-keys/create
  apiKeyRevoke, //       POST /api-keys/:id/revoke
  panelMe, //            GET  /users/me
  panelLogout, //        POST /users/logout
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
  auditExport, //        GET  /audit-log/export
  liftBlockedIp, //      POST /blocked-ips/:id/lift
  platformCompanies, //  GET  /platform/companies
  suspendCompany, //     POST /platform/companies/:id/suspend
  restoreCompany, //     POST /platform/companies/:id/restore
  supportGrant, //       POST /support-grants
  supportRevoke, //      POST /support-grants/:id/revoke
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
    // `false`: no route at all, not even Payload's own.
    endpoints: collection.endpoints !== false && [
      ...routes
        .filter((route) => firstSegment(route) === collection.slug)
        .map(({ endpoint }) => ({ ...endpoint, path: endpoint.path.slice(collection.slug.length + 1) || '/' })),
      ...(collection.endpoints ?? []),
    ],
  }))

export const rootEndpoints = (collections: CollectionConfig[]): Endpoint[] =>
  routes
    .filter((route) => !collections.some(({ slug }) => slug === firstSegment(route)))
    .map(({ endpoint }) => endpoint)
