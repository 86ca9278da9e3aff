import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { currentPrice, type NoPrice } from '../../domain/service-price.ts'
import { minorToNumber } from '../../domain/money.ts'
import { type Paging, pageOf } from '../paging.ts'
import { priceFacts, type PriceRow, priceSources } from './price-facts.ts'

type Asked = Paging & {
  req: PayloadRequest
  company: string
  project: string
  status?: string
  pricing?: string
  service?: string
  unit?: string
  search?: string
}

type Row = PriceRow & {
  total: number
  id: string
  service_name: string
  block: string | null
  unit: string | null
  block_id: string | null
  unit_id: string | null
  billed_to: string
  measure: string | null
  start_date: string
  end_date: string | null
  paused_from: string | null
  status: string
  meters: number
}

/** What is charged at a project, its blocks and units, each with its price of today. */
export const listAttachments = async ({ req, company, project, page, limit, ...filters }: Asked) => {
  const { status, pricing, service, unit, search } = filters
  const rows = await readQuery<Row>(req.payload, LIST, [
    company,
    project,
    status ?? null,
    pricing ?? null,
    service ?? null,
    unit ?? null,
    search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
    limit,
    (page - 1) * limit,
  ])
  const docs = rows.filter(({ id }) => id).map(viewOf)
  return pageOf({ docs, totalDocs: rows[0]?.total ?? 0, page, limit })
}

export type AttachmentView = ReturnType<typeof viewOf>

const viewOf = (row: Row) => {
  const price = currentPrice(priceFacts(row))
  const amount: { priceMinor: number; missing?: undefined } | { priceMinor: null; missing: NoPrice } =
    price.missing === undefined
      ? { priceMinor: minorToNumber(price.amountMinor) }
      : { priceMinor: null, missing: price.missing }
  return {
    id: row.id,
    service: { id: row.service_id, name: row.service_name, pricing: row.pricing, billedTo: row.billed_to },
    frequency: row.frequency,
    measure: row.measure,
    block: row.block_id && { id: row.block_id, name: row.block },
    unit: row.unit_id && { id: row.unit_id, identifier: row.unit },
    currency: row.currency,
    customPriceMinor: row.custom_price_minor === null ? null : Number(row.custom_price_minor),
    ...amount,
    startDate: row.start_date,
    endDate: row.end_date,
    pausedFrom: row.paused_from,
    status: row.status,
    meters: row.meters,
  }
}

const LIST = `
  with found as (
    select a.id, a.service_id, a.block_id, a.unit_id, a.project_id, a.company_id, a.custom_price_minor, a.currency,
           a.start_date, a.end_date, a.paused_from, a.status, s.name as service_name, s.pricing, s.frequency,
           s.base_price_minor, s.percentage_bps, s.billed_to, s.measure, b.name as block, u.identifier as unit
    from project_services a
    join services s on s.id = a.service_id
    left join blocks b on b.id = a.block_id
    left join units u on u.id = a.unit_id
    where a.company_id = $1 and a.project_id = $2
      and ($3::text is null or a.status = $3) and ($4::text is null or s.pricing = $4)
      and ($5::uuid is null or a.service_id = $5) and ($6::uuid is null or a.unit_id = $6)
      and ($7::text is null or s.name ilike $7 or u.identifier ilike $7 or b.name ilike $7)
  ), page as (
    select * from found order by service_name, block nulls first, unit nulls first, start_date, id limit $8 offset $9
  )
  select counted.total, a.*, ${priceSources.columns},
         (select count(*)::int from meters m where m.project_service_id = a.id and m.deleted_at is null) as meters
  from (select count(*)::int as total from found) counted
  left join page a on true
  ${priceSources.joins}
  order by a.service_name, a.block nulls first, a.unit nulls first, a.start_date, a.id`
