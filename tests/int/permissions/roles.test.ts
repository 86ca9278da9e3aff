import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CollectionPermissions } from '../../../src/access/company-scoped.ts'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import { seededRoles } from '../../../src/access/seeded-roles.ts'
import type { TestApp } from '../../helpers/app.ts'
import { password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'

const crud = (prefix: string): CollectionPermissions =>
  ({
    view: `${prefix}.view`,
    create: `${prefix}.create`,
    update: `${prefix}.update`,
    delete: `${prefix}.delete`,
  }) as CollectionPermissions
const viewed = (view: PermissionCode): CollectionPermissions => ({ view })

/** What the product promises, written down a second time: the test fails for a collection that is missing here. */
const promised: Record<string, CollectionPermissions> = {
  projects: crud('property.projects'),
  blocks: crud('property.blocks'),
  units: crud('property.units'),
  rooms: crud('property.rooms'),
  ownerships: crud('property.ownerships'),
  'project-ownerships': crud('property.ownerships'),
  'parking-slots': crud('property.parking'),
  'parking-assignments': viewed('property.parking.view'),
  media: crud('property.media'),
  services: crud('property.services'),
  'project-services': crud('property.project-services'),
  meters: crud('property.meters'),
  'meter-readings': viewed('property.readings.view'),
  'maintenance-requests': crud('property.maintenance'),
  'maintenance-comments': viewed('property.maintenance.view'),
  'maintenance-plans': crud('property.maintenance'),
  people: crud('people.people'),
  'identity-checks': viewed('people.verification.view'),
  'payment-accounts': crud('people.accounts'),
  contracts: crud('contracts.leases'),
  'contract-amendments': viewed('contracts.amendments.view'),
  inspections: crud('contracts.inspections'),
  invoices: viewed('finance.invoices.view'),
  'invoice-lines': viewed('finance.invoices.view'),
  payments: viewed('finance.payments.view'),
  allocations: viewed('finance.payments.view'),
  'payment-intents': viewed('finance.charges.view'),
  'credit-notes': viewed('finance.credit-notes.view'),
  'credit-note-lines': viewed('finance.credit-notes.view'),
  'recurring-invoices': crud('finance.invoices'),
  refunds: viewed('finance.refunds.view'),
  'refund-lines': viewed('finance.refunds.view'),
  'deposit-settlements': viewed('finance.deposits.view'),
  penalties: viewed('finance.penalties.view'),
  'penalty-waivers': viewed('finance.penalties.view'),
  'penalty-pauses': crud('finance.penalties'),
  'penalty-policies': {
    view: 'settings.penalties.view',
    create: 'settings.penalties.update',
    update: 'settings.penalties.update',
    delete: 'settings.penalties.update',
  },
  'penalty-policy-versions': viewed('settings.penalties.view'),
  payouts: viewed('finance.payouts.view'),
  'payout-lines': viewed('finance.payouts.view'),
  'payout-batches': viewed('finance.payouts.view'),
  expenses: crud('finance.expenses'),
  'recurring-expenses': crud('finance.expenses'),
  'expense-categories': crud('finance.expense-categories'),
  budgets: crud('finance.budgets'),
  disbursements: viewed('finance.disbursements.view'),
  'bank-transactions': viewed('finance.reconciliation.view'),
  'clearing-closings': viewed('finance.reconciliation.view'),
  'reminder-steps': {
    view: 'finance.reminders.view',
    create: 'finance.reminders.update',
    update: 'finance.reminders.update',
    delete: 'finance.reminders.update',
  },
  reminders: viewed('finance.reminders.view'),
  'payment-promises': viewed('finance.reminders.view'),
  'billing-skips': viewed('finance.billing.view'),
  'accounting-periods': viewed('finance.ledger.view'),
  'exchange-rates': crud('settings.currencies'),
  'gateway-accounts': {
    view: 'finance.gateways.view',
    create: 'finance.gateways.update',
    update: 'finance.gateways.update',
  },
  'ledger-accounts': viewed('finance.ledger.view'),
  'ledger-transactions': viewed('finance.ledger.view'),
  'ledger-entries': viewed('finance.ledger.view'),
  branches: crud('settings.branches'),
  staff: crud('settings.staff'),
  roles: crud('settings.roles'),
  positions: crud('settings.positions'),
  invitations: { view: 'settings.staff.view', create: 'people.people.invite' },
  'api-keys': viewed('settings.api-keys.view'),
  // One at a time: a change of many at once is refused to everybody.
  'blocked-ips': { view: 'settings.blocked-ips.view', create: 'settings.blocked-ips.update' },
  'support-grants': { view: 'settings.support.view', create: 'settings.support.grant' },
  documents: crud('documents.files'),
  'job-runs': viewed('system.jobs.view'),
  'callback-inbox': viewed('system.callbacks.view'),
  'audit-log': viewed('system.audit.view'),
  'audit-seals': viewed('system.audit.view'),
  'number-sequences': viewed('system.jobs.view'),
  outbox: viewed('system.jobs.view'),
}
/** A log-in of the portal hands in papers of its own: tests/int/people/identity.test.ts. */
const openToAdd = new Set(['identity-checks'])
/** Imports are opened by the kind of what is in them: tests/int/imports/rights.test.ts. */
const elsewhere = ['companies', 'users', 'imports', 'import-rows']
/** Tables of the log-in, which no role opens. */
const internal = [
  'auth-locks',
  'challenges',
  'credentials',
  'password-resets',
  'recovery-codes',
  'sessions',
  'totp-factors',
]

let app: TestApp
let company: Company

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'acacia')
})
afterAll(() => app?.stop())

const allowed = (status: number) => status !== 401 && status !== 403

test('every collection is in the table', () => {
  const slugs = app.payload.config.collections.map(({ slug }) => slug).filter((slug) => !slug.startsWith('payload-'))
  expect(slugs.sort()).toEqual([...Object.keys(promised), ...elsewhere, ...internal].sort())
})

test.each(internal)('nobody reaches %s', async (slug) => {
  const token = await app.login(company.email('administrator'), password)
  for (const [method, path] of [
    ['GET', `/${slug}`],
    ['GET', `/${slug}/count`],
    ['GET', `/${slug}/${randomUUID()}`],
    ['POST', `/${slug}`],
    ['PATCH', `/${slug}/${randomUUID()}`],
    ['DELETE', `/${slug}?where[id][exists]=true`],
  ] as const) {
    const { status } = await app.api(method, path, { token, ...(method !== 'GET' && { body: {} }) })
    expect([method, path, status >= 400]).toEqual([method, path, true])
  }
})

describe.each(seededRoles)('$name', ({ key, permissions }) => {
  let token: string
  beforeAll(async () => {
    token = await app.login(company.email(key), password)
  })
  const may = (code: PermissionCode | undefined) => code !== undefined && permissions.includes(code)

  test('collections open and close as the role says', async () => {
    const wrong: unknown[] = []
    for (const [slug, codes] of Object.entries(promised)) {
      const none = randomUUID()
      const asked: [string, boolean, { status: number }][] = [
        ['list', may(codes.view), await app.api('GET', `/${slug}?limit=1`, { token })],
        ['count', may(codes.view), await app.api('GET', `/${slug}/count`, { token })],
        ['create', openToAdd.has(slug) || may(codes.create), await app.api('POST', `/${slug}`, { token, body: {} })],
        [
          'update',
          may(codes.update),
          await app.api('PATCH', `/${slug}?where[id][equals]=${none}`, { token, body: {} }),
        ],
        ['delete', may(codes.delete), await app.api('DELETE', `/${slug}?where[id][equals]=${none}`, { token })],
      ]
      for (const [action, expected, { status }] of asked)
        if (allowed(status) !== expected || status >= 500) wrong.push(`${slug} ${action}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  test('custom routes open and close as the registry says', async () => {
    const { routes } = await import('../../../endpoints/index.ts')
    const wrong: string[] = []
    for (const { method, path, permission } of routes) {
      // What is open to every log-in, or to all, decides by the row or by a secret: the tests of those routes say how.
      if (permission === 'authenticated' || permission === 'public') continue
      const options = {
        token,
        headers: { 'idempotency-key': randomUUID() },
        ...(method !== 'get' && { body: { nothing: true } }),
      }
      const { status } = await app.api(method.toUpperCase(), path.replace(/:\w+/, randomUUID()), options)
      if (allowed(status) !== permissions.includes(permission) || status >= 500)
        wrong.push(`${method} ${path}: ${status}`)
    }
    expect(wrong).toEqual([])
  })

  test('a billing run needs more than its preview', async () => {
    const run = (dryRun: boolean) =>
      app.api('POST', '/finance/billing-runs', {
        token,
        headers: { 'idempotency-key': randomUUID() },
        body: { period: '2026-11', dryRun },
      })
    expect(allowed((await run(true)).status)).toBe(may('finance.billing.view'))
    expect(allowed((await run(false)).status)).toBe(may('finance.billing.view') && may('finance.billing.run'))
  })

  test('the company and its log-ins', async () => {
    const edit = await app.api('PATCH', `/companies/${company.company}`, { token, body: { billingDay: 5 } })
    expect(edit.status === 200).toBe(may('settings.company.update'))
    expect((await app.api('POST', '/companies', { token, body: { name: 'Mine', slug: 'mine' } })).status).toBe(403)
    expect((await app.api('DELETE', `/companies/${company.company}`, { token })).status).toBe(403)
    const user = { name: 'x', email: `${randomUUID()}@x.test` }
    expect((await app.api('POST', '/users', { token, body: user })).status).toBe(403)
    const invited = await app.api('POST', '/staff/invite', { token, body: { ...user, roles: [company.roles.viewer] } })
    expect(invited.status).toBe(may('settings.staff.create') ? 201 : 403)
  })
})

test('a list shows nothing of what the role may not see, through no relation and no join', async () => {
  const { token } = await company.hire('only-people', ['people.people.view', 'property.units.view'])
  const closed = [
    '/units?where[project.code][exists]=true',
    '/people?where[leases.rentMinor][greater_than]=0',
    '/units?where[leases.rentMinor][greater_than]=0',
    '/units?sort=project.code',
  ]
  for (const path of closed) {
    const { status, body } = await app.api<{ totalDocs?: number }>('GET', path, { token })
    expect([path, status === 200 ? body.totalDocs : 0]).toEqual([path, 0])
  }
  const people = await app.api('GET', '/people?depth=3&limit=50', { token })
  const units = await app.api('GET', '/units?depth=3&limit=50', { token })
  for (const secret of ['"rentMinor":3500000,"depositMinor"', '"code"', '"managementFeeBps"']) {
    expect([secret, people.text.includes(secret), units.text.includes(secret)]).toEqual([secret, false, false])
  }
})
