import type { AdminViewConfig } from 'payload'

const page = (name: string): string => `/src/admin/leases/${name}.tsx#${name}`

/** The pages of occupancy, rent roll and leases that end. */
export const leaseViews: Record<string, AdminViewConfig> = {
  occupancy: { Component: page('OccupancyView'), path: '/occupancy', exact: true, meta: { title: 'Occupancy' } },
  rentRoll: { Component: page('RentRollView'), path: '/rent-roll', exact: true, meta: { title: 'Rent roll' } },
  expiringLeases: {
    Component: page('ExpiringView'),
    path: '/expiring-leases',
    exact: true,
    meta: { title: 'Ending leases' },
  },
}
