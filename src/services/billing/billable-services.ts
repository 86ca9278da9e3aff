import type { Tx } from '../../db/transaction.ts'
import { addPeriods, type Period, periodRange } from '../../domain/calendar.ts'
import type { BillableService } from '../../domain/billing/service-billing.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { ServiceFrequency, ServicePricing } from '../../domain/service-price.ts'
import { unitPositions } from './unit-positions.ts'

/** A unit whose services are wanted. */
export type ServedUnit = { id: string; block: string | null; project: string }

type Query = {
  company: string
  period: Period
  billedTo: 'tenant' | 'owner'
  units: readonly ServedUnit[]
}

type Row = {
  id: string
  name: string
  node: string
  place: string | null
  pricing: ServicePricing
  frequency: ServiceFrequency
  base_price_minor: string | null
  percentage_bps: string | null
  custom_price_minor: string | null
  tax_rate_bps: string | null
  currency: string
  measure: string | null
  start_date: string
  end_date: string | null
  paused_from: string | null
  pauses: { from: string; to: string }[] | null
  status: 'pending_approval' | 'active' | 'paused' | 'ended'
}

/** What is charged at units, and at the blocks and projects that they are in: by unit. Two queries for any number. */
export const billableServices = async (
  tx: Pick<Tx, 'query'>,
  { company, period, billedTo, units }: Query,
): Promise<Map<string, BillableService[]>> => {
  if (units.length === 0) return new Map()
  const { to } = periodRange(period)
  const nodes = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))]
  const rows = await tx.query<Row>(SERVICES, [
    company,
    billedTo,
    to,
    periodRange(addPeriods(period, -1)).from,
    units.map(({ id }) => id),
    nodes(units.map(({ block }) => block)),
    nodes(units.map(({ project }) => project)),
  ])
  if (rows.length === 0) return new Map()
  const byNode = groupBy(rows, ({ node }) => node)
  const shared = [...new Set(rows.filter(({ place }) => place !== null).map(({ node }) => node))]
  const positions = await unitPositions(tx, { company, nodes: shared, units: units.map(({ id }) => id) })
  return new Map(
    units.flatMap((unit) => {
      const found = [unit.id, unit.block, unit.project].flatMap((node) =>
        (node ? (byNode.get(node) ?? []) : []).map((row) =>
          serviceOf(row, row.place === null ? null : positions.get(`${row.node}|${unit.id}`)),
        ),
      )
      return found.length > 0 ? [[unit.id, found] as const] : []
    }),
  )
}

const serviceOf = (row: Row, position: { units: number; index: number } | null | undefined): BillableService => ({
  id: row.id,
  name: row.name,
  frequency: row.frequency,
  terms: {
    pricing: row.pricing,
    basePriceMinor: minorOf(row.base_price_minor),
    percentageBps: row.percentage_bps === null ? null : Number(row.percentage_bps),
    customPriceMinor: minorOf(row.custom_price_minor),
  },
  taxRateBps: Number(row.tax_rate_bps ?? 0),
  currency: row.currency,
  measure: row.measure,
  startDate: row.start_date,
  endDate: row.end_date,
  pauses: [...(row.pauses ?? []), ...(row.paused_from ? [{ from: row.paused_from, to: null }] : [])],
  isApproved: row.status !== 'pending_approval',
  shared: row.place === null || !position ? null : { place: row.place, ...position },
})

const minorOf = (value: string | null): bigint | null => (value === null ? null : BigInt(value))

/** What ended in the month before is there for its last meter reading. */
const SERVICES = `
  select a.id, s.name, coalesce(a.unit_id, a.block_id, a.project_id) as node,
         case when a.unit_id is null then coalesce(b.name, p.name) end as place, s.pricing, s.frequency,
         s.base_price_minor, s.percentage_bps, a.custom_price_minor, s.tax_rate_bps, a.currency, s.measure,
         a.start_date, a.end_date, a.paused_from, a.pauses, a.status
  from (
    select a.* from project_services a where a.unit_id = any($5::uuid[])
    union all
    select a.* from project_services a where a.unit_id is null and a.block_id = any($6::uuid[])
    union all
    select a.* from project_services a where a.unit_id is null and a.block_id is null and a.project_id = any($7::uuid[])
  ) a
  join services s on s.id = a.service_id and s.billed_to = $2
  left join blocks b on b.id = a.block_id
  left join projects p on p.id = a.project_id
  where a.company_id = $1 and a.start_date <= $3 and (a.end_date is null or a.end_date >= $4)
  order by s.name, a.start_date, a.id`
