import { describe, expect, test } from '@jest/globals'
import { permissionCodes, type PermissionCode } from '../../../src/access/permissions.ts'
import { changesBetween, codesFrom, limitsFrom } from '../../../src/admin/permissions/changes.ts'
import { effectiveModules } from '../../../src/admin/permissions/effective.ts'
import {
  allSections,
  codesOf,
  filterSections,
  inOrder,
  stateOf,
  toggleAll,
} from '../../../src/admin/permissions/matrix.ts'

const codes = (filter: Partial<Parameters<typeof filterSections>[0]>): PermissionCode[] =>
  codesOf(filterSections({ search: '', shown: 'all', chosen: new Set(), ...filter }).flatMap(({ rows }) => rows))

describe('the matrix', () => {
  test('has every code of the registry once', () => {
    expect(codesOf(allSections.flatMap(({ rows }) => rows))).toEqual(permissionCodes)
  })

  test.each([
    ['finance.invoices.view', 'view'],
    ['finance.invoices.create', 'create'],
    // "Record" is not "Add": it is written out.
    ['finance.payments.create', 'more'],
    // It takes an amount.
    ['finance.charges.create', 'more'],
    ['finance.payouts.approve', 'more'],
  ])('%s stands under %s', (code, column) => {
    const actions = allSections.flatMap(({ rows }) => rows.flatMap((row) => row.actions))
    expect(actions.find((action) => action.code === code)?.column).toBe(column)
  })

  test.each([
    ['approve payouts', ['finance.payouts.approve']],
    ['finance.statements', ['finance.statements.view']],
    ['no such thing', []],
  ])('the search "%s" leaves %j', (search, left) => {
    expect(codes({ search })).toEqual(left)
  })

  test('what is ticked, or not, within the search', () => {
    const chosen = new Set(['finance.ledger.view'])
    expect(codes({ search: 'ledger', shown: 'chosen', chosen })).toEqual(['finance.ledger.view'])
    expect(codes({ search: 'finance.invoices.v', shown: 'open', chosen })).toEqual([
      'finance.invoices.view',
      'finance.invoices.void',
    ])
  })
})

describe('a box for several', () => {
  const three: PermissionCode[] = ['finance.ledger.view', 'finance.ledger.post', 'finance.rent.view']
  const noLock = (): boolean => false

  test('is all, some or none', () => {
    expect(stateOf(three, new Set())).toBe('none')
    expect(stateOf(three, new Set(['finance.rent.view']))).toBe('some')
    expect(stateOf(three, new Set(three))).toBe('all')
  })

  test('takes what is missing, then gives all back', () => {
    const all = toggleAll(three, new Set(['finance.rent.view']), noLock)
    expect(all).toEqual(new Set(three))
    expect(toggleAll(three, all, noLock)).toEqual(new Set())
  })

  test('leaves what is locked', () => {
    const isLocked = (code: string): boolean => code === 'finance.ledger.post'
    const taken = toggleAll(three, new Set(), isLocked)
    expect(taken).toEqual(new Set(['finance.ledger.view', 'finance.rent.view']))
    expect(toggleAll(three, new Set(three), isLocked)).toEqual(new Set(['finance.ledger.post']))
  })

  test('keeps the order of the registry', () => {
    expect(inOrder(new Set(['system.jobs.view', 'dashboard.overview.view']))).toEqual([
      'dashboard.overview.view',
      'system.jobs.view',
    ])
  })
})

describe('what saving changes', () => {
  const before = {
    codes: codesFrom(['finance.ledger.view', 'finance.refunds.pay', 'gone.for.good']),
    limits: limitsFrom([{ permission: 'finance.refunds.pay', amountMinor: 100_000 }]),
  }

  test('nothing', () => {
    expect(changesBetween({ before, after: before, currency: 'KES' })).toEqual([])
  })

  test('added with its limit, taken away, another limit', () => {
    const after = {
      codes: codesFrom(['finance.refunds.pay', 'finance.payouts.approve']),
      limits: limitsFrom([{ permission: 'finance.payouts.approve', amountMinor: 5_000_000 }, null]),
    }
    expect(changesBetween({ before, after, currency: 'KES' }).map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'added: Finance / Payouts to owners / Approve and reject, up to KES 50,000.00',
      'removed: Finance / Ledger / View',
      'limit: Finance / Refunds / Pay: up to KES 1,000.00 → no limit',
    ])
  })
})

describe('what a member may do in the end', () => {
  const facts = {
    roles: [
      {
        id: '1',
        name: 'Clerk',
        permissions: codesFrom(['finance.invoices.view', 'finance.ledger.view', 'finance.refunds.pay']),
        limits: [{ permission: 'finance.refunds.pay' as const, amountMinor: 100_000 }],
      },
    ],
    grants: codesFrom(['finance.invoices.issue']),
    denials: codesFrom(['finance.ledger.view']),
    isLimitedToProjects: false,
    currency: 'KES',
  }
  const finance = (change: Partial<typeof facts> = {}) =>
    effectiveModules({ ...facts, ...change }).find(({ module }) => module === 'finance')

  test('by role, extra, denied, up to an amount', () => {
    expect(finance()?.held).toBe(3)
    expect(finance()?.codes.map(({ code, state, origin }) => [code, state, origin])).toEqual([
      ['finance.invoices.view', 'held', 'by role Clerk'],
      ['finance.invoices.issue', 'held', 'extra'],
      ['finance.refunds.pay', 'held', 'by role Clerk, up to KES 1,000.00'],
      ['finance.ledger.view', 'denied', 'denied'],
    ])
  })

  test('a member of some projects keeps what can be limited to projects', () => {
    const limited = finance({ isLimitedToProjects: true })
    expect(limited?.held).toBe(1)
    expect(limited?.codes.filter(({ state }) => state === 'held').map(({ code }) => code)).toEqual([
      'finance.invoices.view',
    ])
  })
})
