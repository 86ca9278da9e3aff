import { crud, moneyCrud, type Module } from './actions.ts'

/** Tenants, owners, buyers, agents and vendors: parties, not colleagues. */
export const people = {
  label: 'People',
  things: {
    people: {
      label: 'Tenants, owners and other people',
      actions: {
        ...crud,
        view: { label: 'View', projectScoped: true },
        create: { label: 'Add', projectScoped: true },
        update: { label: 'Edit', projectScoped: true },
        invite: { label: 'Invite to the portal' },
        import: { label: 'Import from a spreadsheet' },
        merge: { label: 'Merge duplicates' },
      },
    },
    'personal-data': {
      label: 'Personal data',
      actions: {
        view: { label: 'See identity numbers and dates of birth', projectScoped: true },
        export: { label: 'Export everything about a person' },
        erase: { label: 'Erase the data of a person' },
      },
    },
    verification: {
      label: 'Identity checks',
      actions: {
        view: { label: 'View' },
        create: { label: 'Add' },
        update: { label: 'Edit' },
        approve: { label: 'Approve and reject' },
      },
    },
    accounts: { label: 'Payment accounts', actions: moneyCrud },
  },
} as const satisfies Module
