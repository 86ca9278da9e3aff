import { viewOnly, type Module } from './actions.ts'

export const dashboard = {
  label: 'Dashboard',
  things: { overview: { label: 'Overview', actions: viewOnly } },
} as const satisfies Module

export const approvals = {
  label: 'Approvals',
  things: { requests: { label: 'What waits for approval', actions: viewOnly } },
} as const satisfies Module

export const system = {
  label: 'System',
  things: {
    audit: { label: 'Audit log', actions: { view: { label: 'View' }, export: { label: 'Export' } } },
    jobs: { label: 'Jobs', actions: { view: { label: 'View' }, retry: { label: 'Retry' } } },
    callbacks: { label: 'Gateway callbacks', actions: viewOnly },
  },
} as const satisfies Module

/** Operators of the installation only: no role of a company can hold these. */
export const platform = {
  label: 'Platform',
  things: {
    companies: { label: 'Companies', actions: { view: { label: 'See their health' }, suspend: { label: 'Suspend' } } },
    'blocked-ips': {
      label: 'Blocked addresses',
      actions: { view: { label: 'View' }, update: { label: 'Block and lift' } },
    },
    jobs: { label: 'Jobs', actions: { view: { label: 'View' }, retry: { label: 'Retry' } } },
  },
} as const satisfies Module
