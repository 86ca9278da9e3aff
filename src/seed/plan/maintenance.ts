import type { MaintenancePriority, MaintenanceStatus } from '../../domain/maintenance.ts'
import type { DemoSlug } from './companies.ts'

export type RequestPlan = {
  unit: string
  title: string
  description?: string
  category: string
  priority: MaintenancePriority
  /** hours before the seed at which it was reported */
  hoursAgo: number
  status: MaintenanceStatus
  origin: 'tenant' | 'owner' | 'staff'
  /** hours from the report to the start and to the end of the work */
  took?: [start: number, end?: number]
  isAssigned?: boolean
  hasVendor?: boolean
  /** whole units of the company's currency */
  cost?: number
  chargedTo?: 'company' | 'owner' | 'tenant'
  satisfaction?: number
  reopened?: number
  /** what was said, in order; a leading `!` is for staff alone, `>` is from the reporter */
  talk?: string[]
}

export type PlanPlan = {
  title: string
  project: string
  category: string
  every: number
  interval: 'week' | 'month' | 'year'
  /** days from the seed to the next date */
  inDays: number
  leadDays: number
}

const day = 24

/** What is broken in the demo, and what comes again. */
export const demoMaintenance: Record<DemoSlug, { requests: RequestPlan[]; plans: PlanPlan[] }> = {
  acacia: {
    requests: [
      {
        ...{ unit: 'A201', title: 'Water heater gives no hot water', category: 'plumbing', priority: 'high' },
        ...{ hoursAgo: 9, status: 'open', origin: 'tenant' },
        description: 'Since yesterday evening the shower runs cold. The red light of the heater is off.',
        talk: ['>Is somebody coming today?'],
      },
      {
        ...{ unit: 'A302', title: 'Socket in the kitchen sparks', category: 'electrical', priority: 'urgent' },
        ...{ hoursAgo: 7, status: 'open', origin: 'tenant', isAssigned: true },
        talk: ['!Told the tenant to switch off the fuse of the kitchen.'],
      },
      {
        ...{ unit: 'B103', title: 'Front door closes badly', category: 'structural', priority: 'low' },
        ...{ hoursAgo: 3 * day, status: 'open', origin: 'owner' },
      },
      {
        ...{ unit: 'A103', title: 'Paint peels in the stairwell', category: 'structural', priority: 'medium' },
        ...{ hoursAgo: 6 * day, status: 'open', origin: 'staff' },
      },
      {
        ...{ unit: 'B202', title: 'Kitchen drain is blocked', category: 'plumbing', priority: 'high' },
        ...{ hoursAgo: 30, status: 'in_progress', origin: 'tenant', took: [4], isAssigned: true, hasVendor: true },
        talk: ['The plumber comes between two and four.', '>Thank you, I am at home.', '!Vendor asks for a new pipe.'],
      },
      {
        ...{ unit: 'A402', title: 'Window of the bedroom leaks', category: 'structural', priority: 'medium' },
        ...{ hoursAgo: 5 * day, status: 'in_progress', origin: 'tenant', took: [20], isAssigned: true },
      },
      {
        ...{ unit: 'B401', title: 'Lift stops between floors', category: 'lift', priority: 'urgent' },
        ...{ hoursAgo: 2 * day, status: 'in_progress', origin: 'staff', took: [1], hasVendor: true },
        talk: ['!Part ordered, arrives tomorrow.'],
      },
      {
        ...{ unit: 'A101', title: 'Extractor hood is loud', category: 'appliance', priority: 'low' },
        ...{ hoursAgo: 9 * day, status: 'resolved', origin: 'tenant', took: [30, 52], isAssigned: true, cost: 3_500 },
      },
      {
        ...{ unit: 'B301', title: 'Tap in the bathroom drips', category: 'plumbing', priority: 'medium' },
        ...{ hoursAgo: 12 * day, status: 'resolved', origin: 'tenant', took: [10, 26], hasVendor: true, cost: 2_200 },
        ...{ satisfaction: 4, reopened: 1 },
        talk: ['>It drips again.'],
      },
      {
        ...{ unit: 'A303', title: 'Broken tile on the balcony', category: 'structural', priority: 'low' },
        ...{ hoursAgo: 33 * day, status: 'closed', origin: 'owner', took: [50, 120], hasVendor: true, cost: 8_900 },
        ...{ chargedTo: 'owner', satisfaction: 5 },
      },
      {
        ...{ unit: 'B204', title: 'Light in the corridor flickers', category: 'electrical', priority: 'medium' },
        ...{ hoursAgo: 26 * day, status: 'closed', origin: 'staff', took: [5, 9], isAssigned: true, cost: 1_450 },
      },
      {
        ...{ unit: 'A501', title: 'Lost the key of the letter box', category: 'security', priority: 'low' },
        ...{ hoursAgo: 41 * day, status: 'closed', origin: 'tenant', took: [20, 24], isAssigned: true, cost: 900 },
        ...{ chargedTo: 'tenant', satisfaction: 3 },
      },
      {
        ...{ unit: 'B104', title: 'Neighbours are loud at night', category: 'other', priority: 'low' },
        ...{ hoursAgo: 15 * day, status: 'cancelled', origin: 'tenant' },
      },
    ],
    plans: [
      {
        title: 'Service the lift',
        project: 'AC',
        category: 'lift',
        every: 1,
        interval: 'month',
        inDays: 11,
        leadDays: 7,
      },
      {
        ...{ title: 'Clean the water tanks', project: 'AC', category: 'cleaning', every: 3, interval: 'month' },
        ...{ inDays: 24, leadDays: 10 },
      },
      {
        title: 'Test the generator',
        project: 'AC',
        category: 'electrical',
        every: 2,
        interval: 'week',
        inDays: 5,
        leadDays: 3,
      },
      {
        ...{ title: 'Check the fire extinguishers', project: 'AC', category: 'security', every: 1, interval: 'year' },
        ...{ inDays: 63, leadDays: 30 },
      },
    ],
  },
  baobab: {
    requests: [
      {
        ...{ unit: 'N101', title: 'Mosquito net is torn', category: 'other', priority: 'low' },
        ...{ hoursAgo: 2 * day, status: 'open', origin: 'tenant' },
      },
      {
        ...{ unit: 'N201', title: 'Fan in the living room stands still', category: 'electrical', priority: 'high' },
        ...{ hoursAgo: 20, status: 'in_progress', origin: 'tenant', took: [3], isAssigned: true },
      },
    ],
    plans: [
      {
        title: 'Cut the hedge',
        project: 'NB',
        category: 'grounds',
        every: 2,
        interval: 'week',
        inDays: 8,
        leadDays: 4,
      },
    ],
  },
}
