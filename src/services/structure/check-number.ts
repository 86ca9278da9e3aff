import type { Payload } from 'payload'
import type { Standing } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'

type Found = {
  id: string
  identifier: string
  kind: string
  status: string
  floor: number | null
  block: { id: string; name: string } | null
  project: { id: string; name: string; code: string }
}

type Check = {
  payload: Payload
  standing: Standing
  number: string
  /** absent: in every project that the caller sees */
  project?: string
}

/** Which units have a number, whatever its case: at most 50. */
export const unitsWithNumber = async ({ payload, standing, number, project }: Check): Promise<{ units: Found[] }> => {
  const { companies, limited } = standing
  const units = await readQuery<Found>(payload, UNITS, [
    number,
    [...companies, ...limited.map(({ companyId }) => companyId)],
    companies,
    limited.flatMap(({ projects }) => projects),
    project ?? null,
  ])
  return { units: units.map((unit) => ({ ...unit, floor: unit.floor === null ? null : Number(unit.floor) })) }
}

const UNITS = `
  select u.id, u.identifier, u.kind, u.status, u.floor,
         case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end as block,
         json_build_object('id', p.id, 'name', p.name, 'code', p.code) as project
  from units u join projects p on p.id = u.project_id left join blocks b on b.id = u.block_id
  where lower(u.identifier) = lower($1) and u.deleted_at is null and u.company_id = any($2::uuid[])
    and (u.company_id = any($3::uuid[]) or u.project_id = any($4::uuid[]))
    and ($5::uuid is null or u.project_id = $5::uuid)
  order by p.name, u.id limit 50`
