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
        import: { label: 'Import from a spreadsheet' },
      },
    },
    inspections: { label: 'Inspections', actions: scopedCrud },
    amendments: {
      label: 'Changes of terms',
      actions: {
        view: { label: 'View', projectScoped: true },
        create: { label: 'Propose', projectScoped: true },
        approve: { label: 'Approve and reject' },
      },
    },
  },
} as const satisfies Module
