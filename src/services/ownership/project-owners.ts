import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'

export type ProjectOwner = {
  person: { id: string; name: string; kind: string }
  unitCount: number
  /** the first 200 of them, in the order of their names */
  units: { id: string; identifier: string; shareBps: number; withProject: boolean }[]
}

type Owners = Paging & { payload: Payload; company: string; project: string; on?: string }

/** Who owns units of a project on a day (today), by person, with his units. */
export const projectOwners = async ({ payload, company, project, on, page, limit }: Owners) => {
  const day = on ?? (await companySettings(payload, company)).today
  const rows = await readQuery<ProjectOwner & { total: string }>(payload, OWNERS, [
    project,
    day,
    limit,
    (page - 1) * limit,
  ])
  const [count] = await readQuery<{ total: string }>(payload, `select count(distinct person_id) as total ${HELD}`, [
    project,
    day,
  ])
  return { ...pageOf({ docs: rows, totalDocs: Number(count?.total ?? 0), page, limit }), on: day }
}

const HELD = `
  from units u join ownerships o on o.unit_id = u.id
  where u.project_id = $1 and u.deleted_at is null and o.from_date <= $2 and (o.to_date is null or o.to_date >= $2)`

const OWNERS = `
  with held as (
    select o.person_id, u.id, u.identifier, sum(o.share_bps)::int as share, bool_or(o.project_ownership_id is not null) as whole
    ${HELD} group by o.person_id, u.id, u.identifier
  ), people_held as (
    select p.id, p.name, p.kind, count(*)::int as units from held join people p on p.id = held.person_id
    group by p.id, p.name, p.kind order by p.name, p.id limit $3 offset $4
  )
  select json_build_object('id', p.id, 'name', p.name, 'kind', p.kind) as person, p.units as "unitCount",
         (select json_agg(json_build_object('id', h.id, 'identifier', h.identifier, 'shareBps', h.share,
                                            'withProject', h.whole) order by h.identifier)
          from (select * from held where person_id = p.id order by identifier limit 200) h) as units
  from people_held p order by p.name, p.id`
