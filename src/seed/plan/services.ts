import type { ServiceFrequency, ServicePricing } from '../../domain/service-price.ts'

export type ServicePlan = {
  key: string
  name: string
  pricing: ServicePricing
  /** shillings */
  price?: number
  percentageBps?: number
  taxRateBps?: number
  frequency: ServiceFrequency
  billedTo: 'tenant' | 'owner' | 'management'
  measure?: string
  requiresApproval?: boolean
  isActive?: boolean
  description: string
}

/** The catalogue that both demo companies start with. */
export const servicePlans: readonly ServicePlan[] = [
  {
    key: 'water',
    name: 'Water',
    pricing: 'metered',
    price: 150,
    frequency: 'monthly',
    billedTo: 'tenant',
    measure: 'm³',
    description: 'By the meter of the unit, at the county’s tariff with what the pumps cost.',
  },
  {
    key: 'service-charge',
    name: 'Service charge',
    pricing: 'fixed',
    price: 3_500,
    taxRateBps: 1_600,
    frequency: 'monthly',
    billedTo: 'tenant',
    description: 'Cleaning and light of the common areas, lifts, gardens.',
  },
  {
    key: 'garbage',
    name: 'Garbage collection',
    pricing: 'fixed',
    price: 500,
    frequency: 'monthly',
    billedTo: 'tenant',
    description: 'Twice a week.',
  },
  {
    key: 'security',
    name: 'Security',
    pricing: 'fixed',
    price: 1_200,
    frequency: 'quarterly',
    billedTo: 'tenant',
    description: 'Guards at the gate by day and night.',
  },
  {
    key: 'parking',
    name: 'Parking',
    pricing: 'fixed',
    price: 3_000,
    frequency: 'monthly',
    billedTo: 'tenant',
    description: 'A slot in the basement.',
  },
  {
    key: 'reserve',
    name: 'Reserve fund',
    pricing: 'percentage',
    percentageBps: 200,
    frequency: 'quarterly',
    billedTo: 'owner',
    description: 'For repairs of the building; two percent of the rents.',
  },
  {
    key: 'generator',
    name: 'Generator fuel',
    pricing: 'variable',
    frequency: 'monthly',
    billedTo: 'owner',
    requiresApproval: true,
    description: 'What the generator of the block used.',
  },
  {
    key: 'satellite',
    name: 'Satellite television',
    pricing: 'fixed',
    price: 1_800,
    frequency: 'monthly',
    billedTo: 'tenant',
    isActive: false,
    description: 'No longer offered to new tenants.',
  },
]
