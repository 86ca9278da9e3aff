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
import { billingRoutes } from './billing-routes.ts'
import { liftBlockedIp } from './blocked-ips.ts'
import { expenseCallback, instantPaymentNotification, paymentCallback, payoutCallback } from './callbacks.ts'
import { charges, intent } from './charges.ts'
import { dashboardOverview } from './dashboard.ts'
import { authExplain } from './explain.ts'
import {
  importCommit,
  importErrorsFile,
  importProgress,
  importTemplateFile,
  importUndo,
  importUpload,
} from './imports.ts'
import type { Route } from './define.ts'
import { disbursementRoutes } from './disbursement-routes.ts'
import { expenseRoutes } from './expense-routes.ts'
import { exportRows } from './exports.ts'
import { geographyRoutes } from './geography.ts'
import type { IngressRoute } from './ingress.ts'
import { referenceRoutes } from './openapi.ts'
import { retry } from './jobs.ts'
import { accept, inviteToPortal, preview, resend, revoke } from './invitations.ts'
import { invoiceRoutes } from './invoice-routes.ts'
import { penaltyRoutes } from './penalty-routes.ts'
import { reminderRoutes } from './reminder-routes.ts'
import { leaseRoutes } from './lease-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { ledger, owners, statement } from './ledger.ts'
import { maintenanceRoutes } from './maintenance-routes.ts'
import { mediaFile, mediaMain, mediaReorder } from './media.ts'
import {
  acceptReading,
  consumptionOfMeter,
  estimateMeter,
  readMeter,
  readMeters,
  rejectReading,
  removeMeterFrom,
  replaceMeterBy,
  roundOfProject,
} from './meters.ts'
import { assignParking, parkingOfProject, releaseParking, releaseUnitParking } from './parking.ts'
import {
  approveService,
  attach,
  endService,
  pauseService,
  projectServicesOf,
  projectServiceStatistics,
  rejectService,
  resumeService,
} from './services.ts'
import { paymentRoutes } from './payment-routes.ts'
import { payoutRoutes } from './payout-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { reconciliationRoutes } from './reconciliation-routes.ts'
import { reportRoutes } from './report-routes.ts'
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
import {
  blockFloors,
  projectAvailability,
  projectFigures,
  structure,
  structureBlocks,
  structureReorder,
  structureUnits,
} from './structure.ts'
import { supportGrant, supportRevoke } from './support.ts'
import { unitCheck, unitFigures, unitMove } from './units.ts'

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
  structure, //          GET  /projects/:id/structure
  structureBlocks, //    POST /projects/:id/structure/blocks
  structureUnits, //     POST /projects/:id/structure/units
  structureReorder, //   POST /projects/:id/structure/reorder
  projectFigures, //     GET  /projects/:id/overview
  projectAvailability, // GET /projects/:id/availability
  blockFloors, //        POST /blocks/:id/floors
  unitCheck, //          GET  /units/check
  unitFigures, //        GET  /units/:id/overview
  unitMove, //           POST /units/:id/move
  ...peopleRoutes,
  ...maintenanceRoutes,
  mediaReorder, //       POST /media/reorder
  mediaMain, //          POST /media/:id/make-main
  mediaFile, //          GET  /media/:id/file/:size
  attach, //             POST /project-services/attach
  approveService, //     POST /project-services/:id/approve
  rejectService, //      POST /project-services/:id/reject
  pauseService, //       POST /project-services/:id/pause
  resumeService, //      POST /project-services/:id/resume
  endService, //         POST /project-services/:id/end
  projectServiceStatistics, // GET /projects/:id/service-statistics
  projectServicesOf, //  GET  /projects/:id/services
  readMeter, //          POST /meters/:id/readings
  readMeters, //         POST /meters/readings
  estimateMeter, //      POST /meters/:id/estimate
  replaceMeterBy, //     POST /meters/:id/replace
  removeMeterFrom, //    POST /meters/:id/remove
  consumptionOfMeter, // GET  /meters/:id/consumption
  roundOfProject, //     GET  /projects/:id/reading-round
  acceptReading, //      POST /meter-readings/:id/accept
  rejectReading, //      POST /meter-readings/:id/reject
  assignParking, //      POST /parking/assign
  releaseUnitParking, // POST /parking/release-unit
  releaseParking, //     POST /parking/:id/release
  parkingOfProject, //   GET  /projects/:id/parking
  ...leaseRoutes,
  ...paymentRoutes,
  ...reconciliationRoutes, // /finance/reconciliation, …
  ...payoutRoutes,
  ...expenseRoutes, //   /finance/expenses, /finance/budgets/use
  ...disbursementRoutes, // /finance/disbursements
  ...billingRoutes,
  ...invoiceRoutes,
  ...penaltyRoutes,
  ...reminderRoutes,
  charges, //            POST /finance/charges
  intent, //             GET  /finance/intents/:id
  ledger, //             GET  /finance/ledger
  statement, //          GET  /finance/statements/:personId
  owners, //             GET  /finance/owner-balances
  ...ledgerRoutes, //     /finance/periods, /finance/ledger/journals, …
  ...reportRoutes, //     /finance/reports, …
  importUpload, //       POST /imports
  importTemplateFile, // GET  /imports/templates/:kind
  importProgress, //     GET  /imports/:id/progress
  importErrorsFile, //   GET  /imports/:id/errors.csv
  importCommit, //       POST /imports/:id/commit
  importUndo, //         POST /imports/:id/undo
  retry, //              POST /job-runs/:id/retry
  auditExport, //        GET  /audit-log/export
  liftBlockedIp, //      POST /blocked-ips/:id/lift
  platformCompanies, //  GET  /platform/companies
  suspendCompany, //     POST /platform/companies/:id/suspend
  restoreCompany, //     POST /platform/companies/:id/restore
  supportGrant, //       POST /support-grants
  supportRevoke, //      POST /support-grants/:id/revoke
  exportRows, //         GET  /exports/:collection
  ...referenceRoutes(() => routes), // GET /openapi.json, /docs
  ...geographyRoutes, //  /projects/near, /projects/within, /projects/bbox, …
]

/** Routes of machines that do not log in: a token in the address says who they are. */
export const ingressRoutes: IngressRoute[] = [
  paymentCallback, //    POST /paymentcallback/:token
  payoutCallback, //     POST /payoutcallback/:token
  expenseCallback, //    POST /expensecallback/:token
  instantPaymentNotification, // POST /instant-payment-notification/:token
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
