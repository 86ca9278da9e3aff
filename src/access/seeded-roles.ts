import { permissionCodes, type PermissionCode } from './permissions.ts'

export type SeededRole = { key: string; name: string; permissions: PermissionCode[] }

const withActions = (codes: PermissionCode[], actions: string[]): PermissionCode[] =>
  codes.filter((code) => actions.some((action) => code.endsWith(`.${action}`)))
const ofModules = (...modules: string[]): PermissionCode[] =>
  permissionCodes.filter((code) => modules.some((module) => code.startsWith(`${module}.`)))

/** The roles that every new company starts with; its administrators may change them or add their own. */
export const seededRoles: SeededRole[] = [
  { key: 'administrator', name: 'Administrator', permissions: permissionCodes },
  {
    key: 'accountant',
    name: 'Accountant',
    permissions: [
      ...ofModules('finance'),
      ...withActions(ofModules('property', 'people', 'contracts'), ['view']),
      'system.jobs.view',
      'system.jobs.retry',
      'system.callbacks.view',
    ],
  },
  {
    key: 'property-manager',
    name: 'Property manager',
    permissions: [
      ...ofModules('property', 'people', 'contracts'),
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
    permissions: withActions(ofModules('property', 'people', 'contracts', 'finance'), ['view']),
  },
]
