import { scopedCrud, type Module } from './actions.ts'

/** Leases and what changes their terms. Contracts of sale are in the module of sales. */
export const contracts = {
  label: 'Contracts',
  things: {
    leases: {
      label: 'Leases',
      actions: {
        ...scopedCrud,
        activate: { label: 'Activate', projectScoped: true },
        end: { label: 'Give notice, end and terminate', projectScoped: true },
      },
    },
    amendments: {
      label: 'Changes of terms',
      actions: { view: { label: 'View' }, create: { label: 'Propose' }, approve: { label: 'Approve and reject' } },
    },
  },
} as const satisfies Module
