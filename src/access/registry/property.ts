import { crud, scopedCrud, type Module } from './actions.ts'

/** What is managed, and who owns it. */
export const property = {
  label: 'Property',
  things: {
    projects: {
      label: 'Projects',
      actions: {
        ...scopedCrud,
        // A new project is none of those that a member is limited to.
        create: { label: 'Add' },
        overview: { label: 'See the figures of a project' },
      },
    },
    structure: { label: 'Structure', actions: { import: { label: 'Import from a spreadsheet' } } },
    blocks: { label: 'Blocks', actions: scopedCrud },
    units: { label: 'Units', actions: scopedCrud },
    rooms: { label: 'Rooms', actions: scopedCrud },
    ownerships: { label: 'Owners of units', actions: scopedCrud },
    parking: { label: 'Parking', actions: scopedCrud },
    services: {
      label: 'Service catalogue',
      actions: { ...crud, view: { label: 'View', projectScoped: true } },
    },
    'project-services': { label: 'Services of a project', actions: scopedCrud },
    meters: { label: 'Meters', actions: scopedCrud },
    readings: { label: 'Meter readings', actions: { ...scopedCrud, import: { label: 'Import from a spreadsheet' } } },
    maintenance: { label: 'Maintenance', actions: scopedCrud },
    media: { label: 'Media gallery', actions: scopedCrud },
  },
} as const satisfies Module
