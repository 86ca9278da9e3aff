import { permissionCodes, type PermissionCode } from './permissions.ts'

export type SeededRole = { key: string; name: string; description: string; permissions: PermissionCode[] }

const withActions = (codes: PermissionCode[], actions: string[]): PermissionCode[] =>
  codes.filter((code) => actions.some((action) => code.endsWith(`.${action}`)))
const without = (codes: PermissionCode[], ...left: PermissionCode[]): PermissionCode[] =>
  codes.filter((code) => !left.includes(code))
const ofModules = (...modules: string[]): PermissionCode[] =>
  permissionCodes.filter((code) => modules.some((module) => code.startsWith(`${module}.`)))

const finance = ofModules('finance')

/** The roles that every new company starts with; its administrators may change them or add their own. */
export const seededRoles: SeededRole[] = [
  {
    key: 'administrator',
    name: 'Administrator',
    description: 'Everything, including staff, roles and approvals.',
    permissions: permissionCodes,
  },
  {
    key: 'accountant',
    name: 'Accountant',
    description: 'Invoices, payments, payouts and the books. Approvals are left to somebody else.',
    permissions: [
      'dashboard.overview.view',
      ...without(finance, ...withActions(finance, ['approve', 'waive'])),
      ...withActions(ofModules('property', 'people', 'contracts', 'sales', 'documents', 'approvals'), ['view']),
      'system.jobs.view',
      'system.jobs.retry',
      'system.callbacks.view',
    ],
  },
  {
    key: 'property-manager',
    name: 'Property manager',
    description: 'Property, people, leases and documents; requests payments, sees invoices and statements.',
    permissions: [
      'dashboard.overview.view',
      ...without(
        ofModules('property', 'people', 'contracts', 'documents'),
        'people.accounts.create',
        'people.accounts.update',
        'people.accounts.delete',
        'contracts.amendments.approve',
      ),
      'finance.rent.view',
      'finance.invoices.view',
      'finance.payments.view',
      'finance.charges.view',
      'finance.charges.create',
      'finance.statements.view',
    ],
  },
  {
    key: 'viewer',
    name: 'Viewer',
    description: 'Sees property, people, contracts, sales and money, and changes nothing.',
    permissions: [
      'dashboard.overview.view',
      ...withActions(ofModules('property', 'people', 'contracts', 'sales', 'finance', 'documents'), ['view']),
    ],
  },
]
