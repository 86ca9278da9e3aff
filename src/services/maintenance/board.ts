import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import {
  isOverdue,
  type MaintenancePriority,
  type MaintenanceStatus,
  maintenanceStatuses,
} from '../../domain/maintenance.ts'
import { now } from '../../platform/clock.ts'
import { pageOf } from '../paging.ts'
import { seenIn, seenValues, type SeenIn } from './seen.ts'

type BoardQuery = SeenIn & {
  payload: Payload
  assignee?: string
  priority?: MaintenancePriority
  /** one column only */
  status?: MaintenanceStatus
  page: number
  limit: number
}

type Named = { id: string; name: string } | null

export type BoardCard = {
  id: string
  number: string
  title: string
  status: MaintenanceStatus
  priority: MaintenancePriority
  category: string
  origin: string
  dueAt: string | null
  isOverdue: boolean
  project: Named
  unit: Named
  assignee: Named
  vendor: Named
  comments: number
  photos: number
}

type CardRow = Omit<BoardCard, 'dueAt' | 'isOverdue'> & { dueAt: Date | null }

/** The requests as columns by status, each a page of its own: what is due first comes first, what is done last, first. */
export const board = async ({ payload, assignee, priority, status, page, limit, ...seen }: BoardQuery) => {
  const values = [...seenValues(seen), assignee ?? null, priority ?? null, status ?? null]
  const counts = await readQuery<{ status: MaintenanceStatus; count: number }>(payload, COUNTS, values)
  const cards = await readQuery<CardRow>(payload, CARDS, [...values, (page - 1) * limit, limit])
  const at = now()
  return {
    columns: maintenanceStatuses
      .filter((one) => !status || one === status)
      .map((one) => ({
        status: one,
        ...pageOf<BoardCard>({
          docs: cards
            .filter((card) => card.status === one)
            .map((card) => ({ ...card, dueAt: card.dueAt?.toISOString() ?? null, isOverdue: isOverdue(card, at) })),
          totalDocs: counts.find((row) => row.status === one)?.count ?? 0,
          page,
          limit,
        }),
      })),
  }
}

export type Board = Awaited<ReturnType<typeof board>>

const wanted = `
  ${seenIn('r')} and r.deleted_at is null
  and ($4::uuid is null or r.assignee_id = $4) and ($5::text is null or r.priority = $5)
  and ($6::text is null or r.status = $6)`

const COUNTS = `select r.status, count(*)::int as count from maintenance_requests r where ${wanted} group by r.status`

const named = (table: string, name = 'name'): string =>
  `case when ${table}.id is not null then json_build_object('id', ${table}.id, 'name', ${table}.${name}) end`

const CARDS = `
  select r.id, r.number, r.title, r.status, r.priority, r.category, r.origin, r.due_at as "dueAt",
    ${named('p')} as project, ${named('u', 'identifier')} as unit, ${named('s')} as assignee, ${named('v')} as vendor,
    (select count(*)::int from maintenance_comments c where c.request_id = r.id and c.kind = 'comment') as comments,
    (select count(*)::int from documents d where d.maintenance_request_id = r.id and d.deleted_at is null) as photos
  from (
    select r.*, row_number() over (
      partition by r.status
      order by case when r.status in ('open', 'in_progress') then r.due_at end nulls last, r.updated_at desc, r.id
    ) as place
    from maintenance_requests r where ${wanted}
  ) r
  join projects p on p.id = r.project_id
  left join units u on u.id = r.unit_id
  left join staff s on s.id = r.assignee_id
  left join people v on v.id = r.vendor_id
  where r.place > $7 and r.place <= $7 + $8
  order by r.status, r.place`
