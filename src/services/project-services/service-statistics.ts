import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { minorToNumber } from '../../domain/money.ts'
import { currentPrice, monthlyEquivalent, type ServicePricing } from '../../domain/service-price.ts'
import { companySettings } from '../companies.ts'
import { priceFacts, type PriceRow, priceSources } from './price-facts.ts'

type Counts = {
  totalUnits: number
  totalHouses: number
  totalBlocks: number
  totalServices: number
  placesWithServices: number
  metered: number
  unmetered: number
  active: number
  paused: number
  ended: number
  pendingApproval: number
  expiringSoon: number
}

export type ServiceStatistics = Counts & {
  /** units and houses */
  totalStructures: number
  /** attachments that are charged, by pricing */
  byPricing: Record<ServicePricing, number>
  /** the four that are attached most */
  topServices: { id: string; name: string; count: number }[]
  /** what all that is charged brings in an ordinary month, by currency; `unpriced` ones are not in it */
  revenuePotential: { currency: string; monthlyMinor: number; unpriced: number }[]
}

type Grouped = PriceRow & { name: string; count: number }

const soonDays = 30
const mostShown = 4

/** What is charged at a project, counted: two queries, however many places there are. */
export const serviceStatistics = async ({
  req,
  company,
  project,
}: {
  req: PayloadRequest
  company: string
  project: string
}): Promise<ServiceStatistics> => {
  const { today } = await companySettings(req.payload, company)
  const [counts] = await readQuery<Counts>(req.payload, COUNTS, [company, project, today, addDays(today, soonDays)])
  const groups = await readQuery<Grouped>(req.payload, GROUPS, [company, project, today])
  if (!counts) throw new Error('Counts come whatever there is to count.')
  return {
    ...counts,
    totalStructures: counts.totalUnits + counts.totalHouses,
    byPricing: byPricingOf(groups),
    topServices: topOf(groups),
    revenuePotential: potentialOf(groups),
  }
}

const byPricingOf = (groups: readonly Grouped[]): Record<ServicePricing, number> => {
  const counts = { fixed: 0, variable: 0, percentage: 0, metered: 0 }
  for (const { pricing, count } of groups) counts[pricing] += count
  return counts
}

const topOf = (groups: readonly Grouped[]): ServiceStatistics['topServices'] => {
  const services = new Map<string, { id: string; name: string; count: number }>()
  for (const { service_id: id, name, count } of groups) {
    services.set(id, { id, name, count: count + (services.get(id)?.count ?? 0) })
  }
  return [...services.values()]
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, mostShown)
}

const potentialOf = (groups: readonly Grouped[]): ServiceStatistics['revenuePotential'] => {
  const totals = new Map<string, { monthly: bigint; unpriced: number }>()
  for (const group of groups) {
    const total = totals.get(group.currency) ?? { monthly: 0n, unpriced: 0 }
    const price = currentPrice(priceFacts(group))
    const isPriced = price.missing === undefined
    totals.set(group.currency, {
      monthly: isPriced
        ? total.monthly + monthlyEquivalent(price.amountMinor, group.frequency) * BigInt(group.count)
        : total.monthly,
      unpriced: total.unpriced + (isPriced ? 0 : group.count),
    })
  }
  return [...totals]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currency, { monthly, unpriced }]) => ({ currency, monthlyMinor: minorToNumber(monthly), unpriced }))
}

/** What has run out by its own end counts as ended, whatever its row says yet. */
const COUNTS = `
  with a as (
    select p.id, case when p.status <> 'pending_approval' and p.end_date < $3 then 'ended' else p.status end as status,
           p.end_date, s.pricing, coalesce(p.unit_id, p.block_id, p.project_id) as place, p.service_id
    from project_services p join services s on s.id = p.service_id
    where p.company_id = $1 and p.project_id = $2
  )
  select
    (select count(*) from units u where u.project_id = $2 and u.company_id = $1 and u.deleted_at is null and u.kind <> 'house')::int as "totalUnits",
    (select count(*) from units u where u.project_id = $2 and u.company_id = $1 and u.deleted_at is null and u.kind = 'house')::int as "totalHouses",
    (select count(*) from blocks b where b.project_id = $2 and b.company_id = $1 and b.deleted_at is null and b.kind <> 'basement')::int as "totalBlocks",
    count(*)::int as "totalServices",
    count(distinct place) filter (where status <> 'ended')::int as "placesWithServices",
    count(*) filter (where pricing = 'metered' and status <> 'ended')::int as metered,
    count(*) filter (where pricing <> 'metered' and status <> 'ended')::int as unmetered,
    count(*) filter (where status = 'active')::int as active,
    count(*) filter (where status = 'paused')::int as paused,
    count(*) filter (where status = 'ended')::int as ended,
    count(*) filter (where status = 'pending_approval')::int as "pendingApproval",
    count(*) filter (where status in ('active', 'paused') and end_date between $3 and $4)::int as "expiringSoon"
  from a`

/** Attachments of one price are one row: as many rows as there are prices, not places. */
const GROUPS = `
  with a as (
    select p.id, p.company_id, p.project_id, p.block_id, p.unit_id, p.currency, p.custom_price_minor, p.service_id,
           s.name, s.pricing, s.frequency, s.base_price_minor, s.percentage_bps
    from project_services p join services s on s.id = p.service_id
    where p.company_id = $1 and p.project_id = $2 and p.status = 'active' and p.start_date <= $3
      and (p.end_date is null or p.end_date >= $3)
  )
  select a.service_id, a.name, a.pricing, a.frequency, a.currency, a.base_price_minor, a.percentage_bps,
         a.custom_price_minor, ${priceSources.columns}, count(*)::int as count
  from a ${priceSources.joins}
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`
