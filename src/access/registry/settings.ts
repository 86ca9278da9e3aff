import { crud, moneyCrud, type Module } from './actions.ts'

const money = { money: true } as const

/** The company itself and who works in it. */
export const settings = {
  label: 'Settings',
  things: {
    company: { label: 'Company', actions: { update: { label: 'Edit', ...money } } },
    verification: {
      label: 'Verification of the company',
      actions: { view: { label: 'View' }, update: { label: 'Edit' }, submit: { label: 'Submit', ...money } },
    },
    branches: { label: 'Branches', actions: crud },
    positions: { label: 'Positions', actions: moneyCrud },
    staff: { label: 'Staff', actions: moneyCrud },
    roles: { label: 'Roles', actions: moneyCrud },
    'api-keys': {
      label: 'API keys',
      actions: { view: { label: 'View' }, create: { label: 'Make', ...money }, revoke: { label: 'Revoke' } },
    },
    approvals: {
      label: 'Approval rules',
      actions: { view: { label: 'View' }, update: { label: 'Edit', ...money } },
    },
    currencies: { label: 'Currencies', actions: crud },
    penalties: {
      label: 'Penalty policies',
      actions: { view: { label: 'View' }, update: { label: 'Edit', ...money } },
    },
    numbering: { label: 'Numbers of documents', actions: { view: { label: 'View' }, update: { label: 'Edit' } } },
    schedules: {
      label: 'Jobs that run by themselves',
      actions: { view: { label: 'View' }, update: { label: 'Edit' } },
    },
    notifications: { label: 'Notices and mails', actions: { view: { label: 'View' }, update: { label: 'Edit' } } },
    webhooks: { label: 'Webhooks', actions: moneyCrud },
    'blocked-ips': {
      label: 'Blocked addresses',
      actions: { view: { label: 'View' }, update: { label: 'Block and lift' } },
    },
    support: {
      label: 'Support access',
      actions: { view: { label: 'View' }, grant: { label: 'Grant and end', ...money } },
    },
  },
} as const satisfies Module
