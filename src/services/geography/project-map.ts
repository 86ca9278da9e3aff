import type { PayloadRequest } from 'payload'
import { hasPermission } from '../../access/has-permission.ts'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import type { Box } from './search-places.ts'

export type MapPoint = {
  id: string
  name: string
  code: string
  city: string | null
  lat: number
  lng: number
  units: number
  /** rented, lived in by the owner, or sold */
  occupied: number
  available: number
  /** overdue rent and charges in the company's currency; null without the permission to see invoices */
  arrearsMinor: number | null
}

export type ProjectMap = {
  currency: string
  points: MapPoint[]
  /** projects with a place in the box */
  total: number
  /** projects that have no place yet */
  unplaced: number
}

/** What a map draws at once without getting slow; above that it asks again for what it shows. */
const mostPoints = 2_000

type Args = { req: PayloadRequest; company: string; box?: Box }

/** The projects of a company on a map, with what their colours follow from, by one query. */
export const projectMap = async ({ req, company, box }: Args): Promise<ProjectMap> => {
  const { currency, today } = await companySettings(req.payload, company)
  const projects = (await projectsIn(req, company)) ?? null
  const seesArrears = await hasPermission(req, 'finance.invoices.view', company)
  const edges = box ? [box.west, box.south, box.east, box.north] : [null, null, null, null]
  const values = [company, projects, currency, today, seesArrears, mostPoints, ...edges]
  const [row] = await readQuery<{ points: MapPoint[]; total: number; unplaced: number }>(req.payload, text, values)
  return { currency, points: row?.points ?? [], total: row?.total ?? 0, unplaced: row?.unplaced ?? 0 }
}

const inReach = 'p.company_id = $1 and p.deleted_at is null and ($2::uuid[] is null or p.id = any($2::uuid[]))'
const isPlaced = 'p.location_lat is not null and p.location_lng is not null'
const point = 'point(p.location_lng::float8, p.location_lat::float8)'
const part = (from: string, to: string): string =>
  `${point} <@ box(point(${from}, $8::float8), point(${to}, $10::float8))`

const text = `
  with placed as (
    select p.id, p.name, p.code, p.city, p.location_lat::float8 as lat, p.location_lng::float8 as lng
    from projects p
    where ${inReach} and ${isPlaced}
      and ($7::float8 is null
        or case when $7::float8 <= $9::float8 then ${part('$7::float8', '$9::float8')}
           else ${part('$7::float8', '180')} or ${part('-180', '$9::float8')} end)
  ),
  shown as (select * from placed order by id limit $6),
  counted as (
    select u.project_id, count(*)::int as units,
           count(*) filter (where u.status in ('rented', 'owner_occupied', 'sold'))::int as occupied,
           count(*) filter (where u.status = 'available')::int as available
    from units u where u.project_id in (select id from shown) and u.deleted_at is null group by u.project_id
  ),
  owed as (
    select i.project_id, sum(i.balance_minor)::float8 as arrears
    from invoices i
    where $5 and i.project_id in (select id from shown) and i.currency = $3 and i.status = 'issued' and i.balance_minor > 0
      and i.due_date < $4
    group by i.project_id
  )
  select (select count(*)::int from placed) as total,
         (select count(*)::int from projects p where ${inReach} and not (${isPlaced})) as unplaced,
         coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'code', s.code, 'city', s.city,
             'lat', s.lat, 'lng', s.lng, 'units', coalesce(c.units, 0), 'occupied', coalesce(c.occupied, 0),
             'available', coalesce(c.available, 0), 'arrearsMinor', case when $5 then coalesce(o.arrears, 0) end) order by s.id)
           from shown s left join counted c on c.project_id = s.id left join owed o on o.project_id = s.id), '[]') as points`
