import { insertRows } from '../../db/insert-rows.ts'
import { seededId } from '../seeded-id.ts'
import { unitsPerBlock, unitsPerProject, type WriteUnits } from './write-units.ts'

const catalogue = [
  { key: 'garbage', name: 'Garbage collection', price: 50_000, taxRateBps: 0 },
  { key: 'service-charge', name: 'Service charge', price: 350_000, taxRateBps: 1_600 },
] as const

/** The same services at every unit, charged from the start of the leases. */
export const writeUnitServices = async ({ tx, company, slug, from, to, startDate }: WriteUnits): Promise<void> => {
  const id = (kind: string, index: number | string): string => seededId(slug, kind, index)
  await insertRows(
    tx,
    'services',
    catalogue.map(({ key, name, price, taxRateBps }) => ({
      id: id('service', key),
      company_id: company.id,
      name,
      pricing: 'fixed',
      frequency: 'monthly',
      base_price_minor: price,
      tax_rate_bps: taxRateBps,
      currency: company.currency,
      billed_to: 'tenant',
      is_active: true,
    })),
    { onConflict: 'nothing' },
  )
  const indexes = Array.from({ length: to - from }, (_, at) => from + at)
  await insertRows(
    tx,
    'project_services',
    indexes.flatMap((index) =>
      catalogue.map(({ key }) => ({
        company_id: company.id,
        service_id: id('service', key),
        project_id: id('project', Math.floor(index / unitsPerProject)),
        block_id: id('block', Math.floor(index / unitsPerBlock)),
        unit_id: id('unit', index),
        currency: company.currency,
        start_date: startDate,
        status: 'active',
      })),
    ),
  )
}
