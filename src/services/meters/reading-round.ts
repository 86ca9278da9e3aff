import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type Paging, pageOf } from '../paging.ts'

type Asked = Paging & {
  req: PayloadRequest
  company: string
  project: string
  kind?: string
  search?: string
  /** leaves out meters that were read on this day or later */
  before?: string
}

export type RoundMeter = {
  id: string
  identifier: string
  kind: string
  measure: string
  block: string | null
  unit: string | null
  lastReading: number
  lastReadingDate: string
  /** whether the last one is an estimate */
  isEstimated: boolean
  /** what it counts a day on average over its last readings; null without two */
  perDay: number | null
  /** readings that wait for a decision */
  questioned: number
}

type Row = Omit<RoundMeter, 'lastReading' | 'perDay'> & { last: string; per_day: string | null; total: number }

/** The meters of a project in the order in which one walks past them, with what is needed to read them. */
export const readingRound = async ({ req, company, project, kind, search, before, page, limit }: Asked) => {
  const rows = await readQuery<Row>(req.payload, ROUND, [
    company,
    project,
    kind ?? null,
    search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
    before ?? null,
    limit,
    (page - 1) * limit,
  ])
  const docs = rows
    .filter(({ id }) => id)
    .map(({ last, per_day, total: _total, ...row }): RoundMeter => ({
      ...row,
      lastReading: Number(last),
      perDay: per_day === null ? null : Number(per_day),
    }))
  return pageOf({ docs, totalDocs: rows[0]?.total ?? 0, page, limit })
}

/** The count stands beside the page, so that a page behind the last one still says how many there are. */
const ROUND = `
  with found as (
    select m.id, m.identifier, m.kind, m.measure, b.name as block, u.identifier as unit, u.floor,
           m.initial_reading, m.installed_on, m.last_reading, m.last_reading_date
    from meters m left join blocks b on b.id = m.block_id left join units u on u.id = m.unit_id
    where m.company_id = $1 and m.project_id = $2 and m.status = 'active' and m.deleted_at is null
      and ($3::text is null or m.kind = $3)
      and ($4::text is null or m.identifier ilike $4 or u.identifier ilike $4)
      and ($5::text is null or m.last_reading_date is null or m.last_reading_date < $5)
  ), page as (
    select * from found
    order by block nulls first, floor nulls first, unit nulls first, kind, identifier, id limit $6 offset $7
  )
  select counted.total, p.id, p.identifier, p.kind, p.measure, p.block, p.unit,
         coalesce(p.last_reading, p.initial_reading) as last,
         coalesce(p.last_reading_date, p.installed_on) as "lastReadingDate",
         coalesce(read.is_estimated, false) as "isEstimated",
         round(read.per_day, 3) as per_day, coalesce(open.questioned, 0)::int as questioned
  from (select count(*)::int as total from found) counted
  left join page p on true
  left join lateral (
    select (array_agg(s.kind order by s.reading_date desc))[1] = 'estimated' as is_estimated,
           case when count(*) filter (where s.kind <> 'estimated') > 1 then
             (max(s.value) filter (where s.kind <> 'estimated') - min(s.value) filter (where s.kind <> 'estimated'))
             / nullif(max(fh_date(s.reading_date)) filter (where s.kind <> 'estimated')
                      - min(fh_date(s.reading_date)) filter (where s.kind <> 'estimated'), 0) end as per_day
    from (select r.value, r.kind, r.reading_date from meter_readings r
          where r.company_id = $1 and r.meter_id = p.id and r.status = 'accepted'
          order by r.reading_date desc limit 7) s
  ) read on true
  left join lateral (
    select count(*) as questioned from meter_readings q
    where q.company_id = $1 and q.meter_id = p.id and q.status = 'questioned'
  ) open on true
  order by p.block nulls first, p.floor nulls first, p.unit nulls first, p.kind, p.identifier, p.id`
