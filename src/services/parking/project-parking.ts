import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type Paging, pageOf } from '../paging.ts'

type Asked = Paging & {
  req: PayloadRequest
  company: string
  project: string
  block?: string
  state?: 'free' | 'taken'
  search?: string
}

export type ParkingSlotView = {
  id: string
  identifier: string
  description: string | null
  block: { id: string; name: string }
  /** the live assignment */
  assignment: { id: string; unit: string; identifier: string; fromDate: string; projectService: string | null } | null
}

type Row = {
  total: number
  slots: number
  taken: number
  id: string | null
  identifier: string
  description: string | null
  block_id: string
  block: string
  assignment: string | null
  unit_id: string
  unit: string
  from_date: string
  fee: string | null
}

/** The slots of a project with who parks there, and how many are free; one query. */
export const projectParking = async ({ req, company, project, block, state, search, page, limit }: Asked) => {
  const rows = await readQuery<Row>(req.payload, PARKING, [
    company,
    project,
    block ?? null,
    state ?? null,
    search ? `%${search.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` : null,
    limit,
    (page - 1) * limit,
  ])
  const { total = 0, slots = 0, taken = 0 } = rows[0] ?? {}
  const docs = rows.flatMap((row) => (row.id ? [viewOf({ ...row, id: row.id })] : []))
  return { ...pageOf({ docs, totalDocs: total, page, limit }), counts: { slots, taken, free: slots - taken } }
}

const viewOf = (row: Row & { id: string }): ParkingSlotView => ({
  id: row.id,
  identifier: row.identifier,
  description: row.description,
  block: { id: row.block_id, name: row.block },
  assignment: row.assignment
    ? {
        id: row.assignment,
        unit: row.unit_id,
        identifier: row.unit,
        fromDate: row.from_date,
        projectService: row.fee,
      }
    : null,
})

/** Slot 2 comes before slot 10: the digits of the name count as a number. */
const PARKING = `
  with slots as (
    select s.id, s.identifier, s.description, s.block_id, b.name as block, a.id as assignment, a.unit_id,
           u.identifier as unit, a.from_date, a.project_service_id as fee,
           left(regexp_replace(s.identifier, '\\D', '', 'g'), 18) as digits
    from parking_slots s
    join blocks b on b.id = s.block_id
    left join parking_assignments a on a.slot_id = s.id and a.company_id = s.company_id and a.status = 'active'
    left join units u on u.id = a.unit_id
    where s.company_id = $1 and s.project_id = $2 and s.deleted_at is null
  ), found as (
    select * from slots
    where ($3::uuid is null or block_id = $3)
      and ($4::text is null or (assignment is null) = ($4 = 'free'))
      and ($5::text is null or identifier ilike $5 or unit ilike $5)
  ), page as (
    select * from found order by block, nullif(digits, '')::bigint nulls first, identifier limit $6 offset $7
  )
  select counted.total, counted.slots, counted.taken, p.*
  from (select (select count(*)::int from found) as total, (select count(*)::int from slots) as slots,
               (select count(assignment)::int from slots) as taken) counted
  left join page p on true
  order by p.block, nullif(p.digits, '')::bigint nulls first, p.identifier`
