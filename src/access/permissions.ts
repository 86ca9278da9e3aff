/**
 * The registry of permissions: one table drives access control, the admin's navigation and buttons, and the role editor.
 * A code reads `<module>.<thing>.<action>`; its label is the action's, unless the thing names its own.
 */
const crud = { view: 'View', create: 'Add', update: 'Edit', delete: 'Delete' } as const
const viewOnly = { view: 'View' } as const

const permissionRegistry = {
  property: {
    label: 'Property',
    things: {
      projects: { label: 'Projects', actions: crud },
      blocks: { label: 'Blocks', actions: crud },
      units: { label: 'Units', actions: crud },
      ownerships: { label: 'Owners of units', actions: crud },
    },
  },
  people: {
    label: 'People',
    things: { people: { label: 'Tenants, owners and other people', actions: crud } },
  },
  contracts: {
    label: 'Contracts',
    things: {
      leases: {
        label: 'Leases',
        actions: { ...crud, activate: 'Activate', end: 'Give notice, end and terminate' },
      },
    },
  },
  finance: {
    label: 'Finance',
    things: {
      invoices: { label: 'Invoices', actions: viewOnly },
      billing: { label: 'Billing runs', actions: { view: 'Preview', run: 'Run' } },
      payments: { label: 'Payments', actions: viewOnly },
      charges: { label: 'Mobile money requests', actions: { view: 'View', create: 'Request a payment' } },
      ledger: { label: 'Ledger', actions: viewOnly },
      statements: { label: 'Statements and owner balances', actions: viewOnly },
      gateways: { label: 'Gateway accounts', actions: { view: 'View', update: 'Change' } },
    },
  },
  settings: {
    label: 'Settings',
    things: {
      company: { label: 'Company', actions: { update: 'Edit' } },
      branches: { label: 'Branches', actions: crud },
      positions: { label: 'Positions', actions: crud },
      staff: { label: 'Staff', actions: crud },
      roles: { label: 'Roles', actions: crud },
    },
  },
  system: {
    label: 'System',
    things: {
      audit: { label: 'Audit log', actions: viewOnly },
      jobs: { label: 'Jobs', actions: { view: 'View', retry: 'Retry' } },
      callbacks: { label: 'Gateway callbacks', actions: viewOnly },
    },
  },
} as const

type Registry = typeof permissionRegistry
type ThingCodes<M extends keyof Registry> = {
  [T in keyof Registry[M]['things'] & string]: Registry[M]['things'][T] extends { actions: infer A }
    ? `${M}.${T}.${keyof A & string}`
    : never
}[keyof Registry[M]['things'] & string]

/** Every permission code of the product. */
export type PermissionCode = { [M in keyof Registry]: ThingCodes<M> }[keyof Registry]

export type PermissionOption = { value: PermissionCode; label: string }

/** All codes with their full label ("Finance / Invoices / View"), in the registry's order. */
export const permissionOptions: PermissionOption[] = Object.entries(permissionRegistry).flatMap(
  ([module, { label, things }]) =>
    Object.entries(things).flatMap(([thing, { label: thingLabel, actions }]) =>
      Object.entries(actions).map(([action, actionLabel]) => ({
        value: `${module}.${thing}.${action}` as PermissionCode,
        label: `${label} / ${thingLabel} / ${actionLabel}`,
      })),
    ),
)

export const permissionCodes: PermissionCode[] = permissionOptions.map(({ value }) => value)
