import type { ServiceFrequency, ServicePricing, ServiceTerms } from '../../domain/service-price.ts'

/** What the price of an attachment follows from, as a query with `priceSources` gives it. */
export type PriceRow = {
  service_id: string
  pricing: ServicePricing
  frequency: ServiceFrequency
  currency: string
  base_price_minor: string | null
  percentage_bps: string | null
  custom_price_minor: string | null
  /** minor units per month of everything that stands at the place; null without any rent */
  rent_minor: string | null
  /** what its meters counted with their last readings; null without one */
  consumption: string | null
}

/**
 * Rent and consumption of an attachment `a` whose pricing is at hand. The rent of a place is the sum of its leases; a unit
 * that is not let counts with what is asked for it. Only what the pricing needs is looked up.
 */
export const priceSources = {
  columns: 'rent.rent_minor, counted_by.consumption',
  joins: `
    left join lateral (
      select sum(coalesce(l.rent_minor, u.rent_minor)) as rent_minor
      from units u
      left join contracts l on l.unit_id = u.id and l.company_id = u.company_id and l.kind = 'lease'
        and l.status in ('active', 'notice') and l.deleted_at is null and l.currency = a.currency
      where a.pricing = 'percentage' and u.project_id = a.project_id and u.deleted_at is null
        and (a.unit_id is null or u.id = a.unit_id) and (a.block_id is null or u.block_id = a.block_id)
        and (l.id is not null or u.currency = a.currency)
    ) rent on true
    left join lateral (
      select sum(greatest(r.consumption, 0)) as consumption
      from meters m
      join meter_readings r on r.meter_id = m.id and r.company_id = m.company_id and r.status = 'accepted'
        and r.reading_date = m.last_reading_date
      where a.pricing = 'metered' and m.project_service_id = a.id and m.deleted_at is null and m.status = 'active'
    ) counted_by on true`,
} as const

/** The last consumption stands for what a month brings; billing counts from the reading that it billed last. */
export const priceFacts = (row: PriceRow) => ({
  terms: {
    pricing: row.pricing,
    basePriceMinor: minorOf(row.base_price_minor),
    percentageBps: row.percentage_bps === null ? null : Number(row.percentage_bps),
    customPriceMinor: minorOf(row.custom_price_minor),
  } satisfies ServiceTerms,
  rentMinor: minorOf(row.rent_minor),
  meter: row.consumption === null ? null : { reading: row.consumption, lastBilled: 0 },
})

const minorOf = (value: string | null): bigint | null => (value === null ? null : BigInt(value))
