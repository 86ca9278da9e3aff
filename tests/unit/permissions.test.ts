import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { addedRights, noRights } from '../../src/access/added-rights.ts'
import { effectiveRights } from '../../src/access/effective-rights.ts'
import { missingOriginCodes, originCodes } from '../../src/access/origin-codes.ts'
import {
  isLimited,
  isMoneyCode,
  isPermissionCode,
  isProjectScoped,
  moduleOf,
  permissionCodes,
  permissionLabel,
  permissionMenu,
  permissionOptions,
  platformOptions,
  type PermissionCode,
} from '../../src/access/permissions.ts'
import { seededRoles } from '../../src/access/seeded-roles.ts'
import { codePage } from '../../src/cli/permission-codes/code-page.ts'
import { explainRights, type StaffFacts } from '../../src/services/staff/explain-rights.ts'

const role = (permissions: PermissionCode[], limits: { permission: PermissionCode; amountMinor: number }[] = []) => ({
  id: 'r',
  name: 'Role',
  permissions,
  limits,
})
const nothing = { roles: [], grants: [], denials: [], isLimitedToProjects: false }

describe('the registry', () => {
  test('codes are <module>.<thing>.<action>, each once, with a label of its own', () => {
    expect(permissionCodes.filter((code) => !/^[a-z]+\.[a-z-]+\.[a-z]+$/.test(code))).toEqual([])
    expect(new Set(permissionCodes).size).toBe(permissionCodes.length)
    expect(new Set(permissionOptions.map(({ label }) => label)).size).toBe(permissionCodes.length)
    expect(permissionLabel('finance.invoices.view')).toBe('Finance / Invoices / View')
    expect(moduleOf('finance.invoices.view')).toBe('finance')
  })

  test('the menu holds every code, in its order', () => {
    const shown = permissionMenu.flatMap(({ things }) =>
      things.flatMap(({ actions }) => actions.map(({ code }) => code)),
    )
    expect(shown).toEqual(permissionCodes)
  })

  test('codes of operators cannot be assigned', () => {
    expect(platformOptions.length).toBeGreaterThan(0)
    expect(permissionCodes.filter((code) => code.startsWith('platform.'))).toEqual([])
    expect(platformOptions.some(({ value }) => isPermissionCode(value))).toBe(false)
  })

  test.each<[PermissionCode, boolean, boolean, boolean]>([
    ['finance.payouts.approve', true, true, false],
    ['finance.charges.create', true, true, true],
    ['settings.roles.update', true, false, false],
    ['property.units.update', false, false, true],
    ['property.projects.create', false, false, false],
    ['finance.ledger.view', false, false, false],
  ])('%s: money %s, limit %s, project %s', (code, money, limited, scoped) => {
    expect([isMoneyCode(code), isLimited(code), isProjectScoped(code)]).toEqual([money, limited, scoped])
  })

  test('whatever concerns the whole company is not narrowed to projects', () => {
    const scoped = permissionCodes.filter(isProjectScoped)
    expect(scoped.filter((code) => /^(settings|system|dashboard|approvals|sales)\./.test(code))).toEqual([])
    expect(scoped.filter((code) => /\.(ledger|billing|statements|gateways|reports)\./.test(code))).toEqual([])
  })
})

describe('the codes of the system before', () => {
  test('all 108 are mapped, each once, to codes of ours', () => {
    const counts = Object.fromEntries(Object.entries(originCodes).map(([menu, codes]) => [menu, codes.length]))
    expect(counts).toEqual({ Projects: 30, Managements: 13, Clients: 25, Finance: 36, Dashboard: 1, Settings: 3 })
    const all = [...Object.values(originCodes).flat(), ...missingOriginCodes]
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    expect(all.flatMap(({ ours }) => ours).filter((code) => !isPermissionCode(code))).toEqual([])
  })

  test('those that its server did not know are there', () => {
    expect(missingOriginCodes.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        ...['delete_tenant', 'delete_tenant_assignment', 'waive_penalties', 'approve_payouts'],
        ...['edit_disbursment', 'cancel_disbursment', 'refund_disbursment', 'view_sales'],
      ]),
    )
  })

  test('the page of codes is the one that the registry gives (npm run generate:permissions)', async () => {
    expect(await readFile('docs/permission-codes.md', 'utf8')).toBe(await codePage(process.cwd()))
  })
})

describe('seeded roles', () => {
  test('the administrator holds everything; the others neither staff nor roles nor approvals', () => {
    const [administrator, ...others] = seededRoles
    expect(administrator?.permissions).toEqual(permissionCodes)
    for (const { permissions } of others) {
      expect(
        permissions.filter((code) => /^settings\./.test(code) || code.startsWith('finance.payouts.approve')),
      ).toEqual([])
      expect(new Set(permissions).size).toBe(permissions.length)
    }
  })
})

describe('what a change of rights adds', () => {
  const code = 'finance.payouts.approve'
  const upTo = (amountMinor: number) =>
    effectiveRights({ ...nothing, roles: [role([code], [{ permission: code, amountMinor }])] })
  const unlimited = effectiveRights({ ...nothing, grants: [code] })

  test.each([
    ['a new code', noRights, upTo(1), [code]],
    ['a higher limit', upTo(1), upTo(2), [code]],
    ['the end of a limit', upTo(1), unlimited, [code]],
    ['a lower limit', upTo(2), upTo(1), []],
    ['a limit on what had none', unlimited, upTo(1), []],
    ['nothing any more', unlimited, noRights, []],
  ])('%s', (_, before, after, added) => {
    expect([...addedRights(before, after).permissions]).toEqual(added)
  })
})

describe('the explanation', () => {
  const facts = (more: Partial<StaffFacts>): StaffFacts => ({
    ...nothing,
    status: 'active',
    isCompanyActive: true,
    ...more,
  })
  const kinds = (more: Partial<StaffFacts>, code: PermissionCode) => {
    const { allowed, because } = explainRights(code, facts(more))
    return [allowed, ...because.map(({ kind }) => kind)]
  }
  const units = role(['property.units.view', 'finance.ledger.view'])
  const paying = role(['finance.payouts.approve'], [{ permission: 'finance.payouts.approve', amountMinor: 5 }])

  test.each<[string, Partial<StaffFacts>, PermissionCode, unknown[]]>([
    ['a role', { roles: [units] }, 'property.units.view', [true, 'role']],
    ['a grant', { grants: ['property.units.view'] }, 'property.units.view', [true, 'grant']],
    ['nothing', {}, 'property.units.view', [false, 'missing']],
    [
      'a denial',
      { roles: [units], denials: ['finance.ledger.view'] },
      'finance.ledger.view',
      [false, 'role', 'denial'],
    ],
    [
      'assigned projects',
      { roles: [units], isLimitedToProjects: true },
      'property.units.view',
      [true, 'role', 'project'],
    ],
    [
      'a company code',
      { roles: [units], isLimitedToProjects: true },
      'finance.ledger.view',
      [false, 'role', 'project'],
    ],
    ['a limit', { roles: [paying] }, 'finance.payouts.approve', [true, 'role', 'limit']],
    ['suspension', { roles: [units], status: 'suspended' }, 'property.units.view', [false, 'status', 'role']],
    [
      'a suspended company',
      { roles: [units], isCompanyActive: false },
      'property.units.view',
      [false, 'company', 'role'],
    ],
    [
      'a position whose role he does not have',
      { position: { name: 'Clerk', defaultRoles: [units] } },
      'property.units.view',
      [false, 'missing', 'position'],
    ],
  ])('names %s', (_, more, code, expected) => {
    expect(kinds(more, code)).toEqual(expected)
  })
})
