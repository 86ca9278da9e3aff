import { randomUUID } from 'node:crypto'
import { leaseRouteSamples } from './lease-route-samples.ts'
import { moneyRouteSamples } from './money-route-samples.ts'
import { placeRouteSamples } from './place-route-samples.ts'

/** What a request of ours is filled with: the id of a row of a collection, other for each company. */
export type Row = (slug: string) => string

export type RouteInput = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

export type RouteSample = {
  input: (row: Row) => RouteInput
  /** It ends log-ins of the caller or changes them, so each request comes from a log-in of its own. */
  isOwnLogIn?: boolean
  /** What it was asked is in the audit log of the actor's own company, word for word. */
  isRecorded?: boolean
  /** No two answers are the same: other secrets each time, or the next step of a lock. */
  isRandom?: boolean
  /** What an administrator is answered for rows of his own; by default anything from 200 to 299. */
  answers?: readonly number[]
}

const reason = 'Somebody else did it'
const token = 'a'.repeat(43)
const text = (value: string): RouteInput['body'] => ({ email: value, password: 'Wrong-Horse-Battery-9' })
const mail = (): string => `${randomUUID()}@else.test`

const nothing: RouteSample = { input: () => ({}) }
const plain = (body: unknown, answers: readonly number[]): RouteSample => ({ input: () => ({ body }), answers })
const onRow = (slug: string, body?: unknown, answers?: readonly number[]): RouteSample => ({
  input: (row) => ({ params: { id: row(slug) }, body }),
  answers,
})

const dates = { from: '2020-01-01', to: '2030-12-31' }

/**
 * An input of every custom route, with a row in every place that takes one: each is tried with a hidden row in turn.
 * A route that is new needs a line here.
 */
export const routeSamples: Readonly<Record<string, RouteSample>> = {
  'POST /auth/signup': {
    input: () => ({
      body: { company: { name: 'New here' }, name: 'Amina', email: mail(), password: 'Correct-Horse-Battery-9' },
    }),
    isRandom: true,
  },
  'POST /auth/verify-email': plain({ ticket: token, code: '000000' }, [400, 410]),
  'POST /auth/login': { input: () => ({ body: text(mail()) }), answers: [401], isRandom: true },
  'POST /auth/otp/verify': plain({ ticket: token, factor: 'totp', code: '000000' }, [400, 410]),
  'POST /auth/otp/request': plain({ ticket: token }, [400, 410]),
  'POST /auth/refresh': plain({ refreshToken: token }, [401]),
  'POST /auth/logout': { input: () => ({ body: {} }), isOwnLogIn: true },
  'POST /auth/password/forgot': { input: () => ({ body: { email: mail() } }) },
  'POST /auth/password/reset': plain({ token, password: 'Correct-Horse-Battery-9' }, [400, 404, 410]),
  'POST /auth/password/change': {
    ...plain({ currentPassword: 'x', newPassword: 'y' }, [400, 401, 403, 429]),
    isRandom: true,
  },
  'GET /auth/invitations/preview': { input: () => ({ query: { token } }), answers: [404, 410] },
  'POST /auth/invitations/accept': plain({ token, name: 'Amina', password: 'Correct-Horse-Battery-9' }, [404, 410]),
  'GET /auth/me': nothing,
  'GET /auth/explain': {
    input: (row) => ({
      query: {
        permission: 'property.units.view',
        company: row('companies'),
        staff: row('staff'),
        collection: 'units',
        id: row('units'),
      },
    }),
  },
  'POST /auth/switch-company': { input: (row) => ({ body: { company: row('companies') } }), isOwnLogIn: true },
  'GET /auth/sessions': nothing,
  'POST /auth/sessions/revoke-others': { input: () => ({ body: {} }), isOwnLogIn: true },
  'POST /auth/sessions/:id/revoke': onRow('sessions', undefined, [200, 404]),
  'GET /auth/security': nothing,
  'POST /auth/totp/setup': { ...nothing, isRandom: true },
  'POST /auth/totp/confirm': plain({ code: '000000' }, [400, 409]),
  'POST /auth/totp/disable': { ...nothing, answers: [200, 403, 409] },
  'POST /auth/recovery-codes': { ...nothing, answers: [200, 400, 409], isRandom: true },
  'POST /staff/invite': {
    input: (row) => ({
      body: {
        name: 'Kiprono',
        email: mail(),
        position: row('positions'),
        branch: row('branches'),
        roles: [row('roles')],
        projectScope: 'assigned',
        projects: [row('projects')],
      },
    }),
  },
  'GET /staff/statistics': nothing,
  'POST /staff/:id/suspend': onRow('staff', { reason }, [200, 403, 409]),
  'POST /staff/:id/restore': onRow('staff', { reason }, [200, 403, 409]),
  'POST /staff/:id/leave': {
    input: (row) => ({ params: { id: row('staff') }, body: { reason, handOverTo: row('staff') } }),
    answers: [200, 400, 403, 409],
  },
  'POST /invitations': {
    input: (row) => ({ body: { kind: 'tenant', person: row('people'), email: mail() } }),
    answers: [201, 409],
  },
  'POST /invitations/:id/resend': onRow('invitations', undefined, [200, 409, 429]),
  'POST /invitations/:id/revoke': onRow('invitations', undefined, [200, 409]),
  'POST /api-keys/create': { ...plain({ name: 'Books', permissions: ['property.units.view'] }, [201]), isRandom: true },
  'POST /api-keys/:id/revoke': onRow('api-keys'),
  'GET /users/me': nothing,
  'POST /users/logout': { input: () => ({ body: {} }), isOwnLogIn: true },
  'GET /dashboard/overview': nothing,
  'POST /units/:id/move': {
    input: (row) => ({ params: { id: row('units') }, body: { project: row('projects'), block: row('blocks') } }),
    answers: [200, 400, 409],
  },
  'GET /people/search': { input: () => ({ query: { q: 'Wanjiru' } }) },
  'GET /people/duplicates': {
    input: (row) => ({ query: { name: 'Wanjiru Kamau', phone: '+254712345678', except: row('people') } }),
  },
  'GET /people/duplicate-groups': nothing,
  'POST /people/:id/merge': {
    input: (row) => ({ params: { id: row('people') }, body: { from: row('people'), reason } }),
    answers: [200, 400, 409],
  },
  'GET /people/:id/overview': onRow('people'),
  'GET /people/:id/export': { ...onRow('people'), isRandom: true },
  'POST /people/:id/erase': onRow('people', { reason }, [200, 409]),
  'POST /identity-checks': {
    input: (row) => ({
      body: {
        person: row('people'),
        documentType: 'passport',
        documentNumber: 'A1234567',
        country: 'KE',
        expiresOn: '2035-12-31',
        front: row('documents'),
      },
    }),
    answers: [201, 400, 409],
  },
  'POST /identity-checks/:id/approve': onRow('identity-checks', {}, [200, 403, 409]),
  'POST /identity-checks/:id/reject': onRow('identity-checks', { reason }, [200, 403, 409]),
  'POST /payment-accounts/:id/verify': onRow('payment-accounts', {}, [200, 403, 409]),
  'POST /payment-accounts/:id/reject': onRow('payment-accounts', { reason }, [200, 403, 409]),
  'POST /payment-accounts/own': plain(
    { kind: 'mobile', provider: '63902', accountNumber: '0712345678', accountName: 'Somebody' },
    [201, 400, 403],
  ),
  'PATCH /payment-accounts/:id/own': onRow('payment-accounts', { accountName: 'Somebody' }, [200, 403, 404]),
  'POST /contracts/:id/activate': onRow('contracts', undefined, [200, 409]),
  'POST /contracts/:id/notice': onRow('contracts', { date: '2026-12-31', reason }, [200, 409]),
  'POST /contracts/:id/end': onRow('contracts', { date: '2026-12-31', reason }, [200, 400, 409]),
  'POST /contracts/:id/terminate': onRow('contracts', { date: '2026-12-31', reason }, [200, 409]),
  'POST /project-services/attach': {
    input: (row) => ({
      body: { service: row('services'), nodes: [{ unit: row('units') }], startDate: '2026-01-01' },
    }),
    answers: [201, 400, 409],
  },
  'POST /project-services/:id/approve': onRow('project-services', undefined, [200, 403, 409]),
  'POST /project-services/:id/reject': onRow('project-services', { reason }, [200, 403, 409]),
  'POST /project-services/:id/pause': onRow('project-services', { date: '2026-11-30', reason }, [200, 400, 409]),
  'POST /project-services/:id/resume': onRow('project-services', { reason }, [200, 400, 409]),
  'POST /project-services/:id/end': onRow('project-services', { date: '2099-12-31', reason }, [200, 409]),
  'GET /projects/:id/service-statistics': onRow('projects'),
  'GET /projects/:id/services': {
    input: (row) => ({
      params: { id: row('projects') },
      query: { service: row('services'), unit: row('units') },
    }),
  },
  'POST /meters/:id/readings': {
    input: (row) => ({
      params: { id: row('meters') },
      body: { readingDate: '2020-01-01', value: 1, photo: row('documents') },
    }),
    answers: [201, 400, 409],
  },
  'POST /meters/readings': {
    input: (row) => ({
      body: { readings: [{ meter: row('meters'), readingDate: '2020-01-02', value: 1, photo: row('documents') }] },
    }),
    answers: [201, 400, 409],
  },
  'POST /meters/:id/estimate': onRow('meters', {}, [201, 409]),
  'POST /meters/:id/replace': onRow(
    'meters',
    { date: '2020-01-01', finalReading: 1, newIdentifier: 'NEW-1' },
    [201, 400, 409],
  ),
  'POST /meters/:id/remove': onRow('meters', { date: '2020-01-01', finalReading: 1 }, [200, 400, 409]),
  'GET /meters/:id/consumption': onRow('meters'),
  'GET /projects/:id/reading-round': onRow('projects'),
  'POST /meter-readings/:id/accept': onRow('meter-readings', undefined, [200, 409]),
  'POST /meter-readings/:id/reject': onRow('meter-readings', { reason }, [200, 409]),
  'POST /parking/assign': {
    input: (row) => ({
      body: {
        slots: [row('parking-slots')],
        unit: row('units'),
        fromDate: '2026-01-01',
        fee: { service: row('services'), priceMinor: 100 },
      },
    }),
    answers: [201, 400, 409],
  },
  'POST /parking/release-unit': { input: (row) => ({ body: { unit: row('units') } }), answers: [200, 409] },
  'POST /parking/:id/release': onRow('parking-assignments', undefined, [200, 409]),
  'GET /projects/:id/parking': {
    input: (row) => ({ params: { id: row('projects') }, query: { block: row('blocks') } }),
  },
  ...leaseRouteSamples,
  ...moneyRouteSamples,
  'POST /maintenance-requests/report': {
    input: (row) => ({ body: { unit: row('units'), title: 'No hot water', category: 'plumbing' } }),
    answers: [201, 400, 403],
  },
  'POST /maintenance-requests/:id/start': onRow('maintenance-requests', {}, [200, 409]),
  'POST /maintenance-requests/:id/resolve': onRow('maintenance-requests', { cost: { costMinor: 100 } }, [200, 409]),
  'POST /maintenance-requests/:id/close': onRow('maintenance-requests', {}, [200, 409]),
  'POST /maintenance-requests/:id/reopen': onRow('maintenance-requests', { reason }, [200, 409]),
  'POST /maintenance-requests/:id/cancel': onRow('maintenance-requests', { reason }, [200, 409]),
  'POST /maintenance-requests/:id/assign': {
    input: (row) => ({
      params: { id: row('maintenance-requests') },
      body: { assignee: row('staff'), vendor: row('people') },
    }),
    // the people of the sample are no vendors
    answers: [200, 400, 409],
  },
  'POST /maintenance-requests/:id/comment': onRow('maintenance-requests', { body: 'We come tomorrow' }),
  'POST /maintenance-requests/:id/rate': onRow('maintenance-requests', { satisfaction: 5 }, [200, 409]),
  'POST /maintenance/requests/:id/photos': onRow('maintenance-requests', {}, [400]),
  'GET /maintenance/board': {
    input: (row) => ({ query: { project: row('projects'), assignee: row('staff') } }),
  },
  'GET /maintenance/calendar': {
    input: (row) => ({ query: { from: '2026-11-01', to: '2026-12-31', project: row('projects') } }),
  },
  'GET /maintenance/statistics': { input: (row) => ({ query: { project: row('projects') } }) },
  'POST /maintenance-plans/:id/run-now': onRow('maintenance-plans', undefined, [201, 409]),
  'GET /maintenance-plans/:id/dates': onRow('maintenance-plans'),
  'POST /media/reorder': {
    input: (row) => ({ body: { node: { unit: row('units') }, ids: [row('media')] } }),
    answers: [200, 400],
  },
  'POST /media/:id/make-main': onRow('media', undefined, [200, 409]),
  'GET /media/:id/file/:size': {
    input: (row) => ({ params: { id: row('media'), size: 'thumb' } }),
    answers: [200, 404],
  },
  'POST /finance/billing-runs': plain({ period: '2026-11', dryRun: true }, [200]),
  'POST /finance/charges': {
    input: (row) => ({ body: { invoices: [row('invoices')], gatewayAccount: row('gateway-accounts') } }),
    answers: [201, 400, 409, 503],
  },
  'GET /finance/intents/:id': onRow('payment-intents'),
  'GET /finance/ledger': {
    input: (row) => ({
      query: {
        ...dates,
        account: row('ledger-accounts'),
        person: row('people'),
        unit: row('units'),
        contract: row('contracts'),
        invoice: row('invoices'),
        payment: row('payments'),
        transaction: row('ledger-transactions'),
        project: row('projects'),
        payout: row('payouts'),
        expense: row('expenses'),
      },
    }),
  },
  'GET /finance/statements/:personId': {
    input: (row) => ({ params: { personId: row('people') }, query: dates }),
  },
  'GET /finance/owner-balances': nothing,
  'POST /imports': {
    input: (row) => ({
      body: { kind: 'structure', project: row('projects'), fileName: 'units.csv', content: btoa('Unit\nX1\n') },
    }),
  },
  'GET /imports/templates/:kind': { input: () => ({ params: { kind: 'people' }, query: { format: 'csv' } }) },
  'GET /imports/:id/progress': onRow('imports'),
  'GET /imports/:id/errors.csv': onRow('imports'),
  'POST /imports/:id/commit': onRow('imports', { skipWrong: true }, [200, 409]),
  'POST /imports/:id/undo': onRow('imports', undefined, [200, 409]),
  'POST /job-runs/:id/retry': onRow('job-runs', undefined, [200, 202, 409]),
  'GET /audit-log/export': {
    input: (row) => ({ query: { format: 'json', entity: 'units', entityId: row('units'), actor: row('users') } }),
    isRecorded: true,
  },
  'POST /blocked-ips/:id/lift': onRow('blocked-ips'),
  'GET /platform/companies': { ...nothing, answers: [403] },
  'POST /platform/companies/:id/suspend': onRow('companies', { reason }, [403]),
  'POST /platform/companies/:id/restore': onRow('companies', { reason }, [403]),
  'POST /support-grants': plain({ operator: 'helper@else.test', hours: 1, reason }, [201]),
  'POST /support-grants/:id/revoke': onRow('support-grants', undefined, [200, 409]),
  ...placeRouteSamples,
}
