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
    rooms: { label: 'Rooms', actions: crud },
    ownerships: { label: 'Owners of units', actions: scopedCrud },
    parking: { label: 'Parking', actions: crud },
    services: { label: 'Service catalogue', actions: crud },
    'project-services': { label: 'Services of a project', actions: crud },
    meters: { label: 'Meters', actions: crud },
    readings: { label: 'Meter readings', actions: { ...crud, import: { label: 'Import from a spreadsheet' } } },
    maintenance: { label: 'Maintenance', actions: crud },
    media: { label: 'Media gallery', actions: crud },
  },
} as const satisfies Module
