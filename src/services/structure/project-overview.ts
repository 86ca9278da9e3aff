import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import type { UnitStatus } from '../../domain/unit-status.ts'
import { companySettings } from '../companies.ts'

type Sum = { currency: string; amountMinor: number }

export type ProjectOverview = {
  today: string
  blocks: number
  basements: number
  units: Record<UnitStatus | 'total', number>
  /** units that are let, of those that can be: neither sold nor used by their owner; null without any */
  occupancyBps: number | null
  rooms: number
  slots: { total: number; taken: number }
  owners: number
  /** null: the caller may not see leases */
  leases: { active: number; endingSoon: number; rentRoll: Sum[] } | null
  /** null: the caller may not see invoices */
  arrears: { invoices: number; units: number; amounts: Sum[] } | null
  /** null: the caller may not see maintenance */
  maintenance: { open: number; urgent: number; overdue: number } | null
}

type Args = {
  payload: Payload
  company: string
  project: string
  sees: { leases: boolean; money: boolean; maintenance: boolean }
}

/** A lease that ends within so many days is worth a word. */
const soonDays = 60

/** The figures of a project, by one query beside the company's date. */
export const projectOverview = async ({ payload, company, project, sees }: Args): Promise<ProjectOverview> => {
  const { today } = await companySettings(payload, company)
  const values = [project, today, soonDays, sees.leases, sees.money, sees.maintenance]
  const [row] = await readQuery<Row>(payload, FIGURES, values)
  const found = row ?? ({} as Row)
  const status = { available: 0, reserved: 0, deposit_paid: 0, rented: 0, sold: 0, owner_occupied: 0, ...found.status }
  const total = Object.values(status).reduce((sum, count) => sum + count, 0)
  const lettable = total - status.sold - status.owner_occupied
  return {
    today,
    blocks: Number(found.blocks ?? 0),
    basements: Number(found.basements ?? 0),
    units: { total, ...status },
    occupancyBps: lettable > 0 ? Math.round((status.rented * 10_000) / lettable) : null,
    rooms: Number(found.rooms ?? 0),
    slots: { total: Number(found.slots ?? 0), taken: Number(found.taken ?? 0) },
    owners: Number(found.owners ?? 0),
    leases: found.leases,
    arrears: found.arrears,
    maintenance: found.maintenance,
  }
}

type Row = Pick<ProjectOverview, 'leases' | 'arrears' | 'maintenance'> & {
  status: Partial<Record<UnitStatus, number>> | null
} & Record<'blocks' | 'basements' | 'rooms' | 'slots' | 'taken' | 'owners', string>

const sums = (rows: string): string =>
  `(select coalesce(json_agg(json_build_object('currency', currency, 'amountMinor', amount) order by currency), '[]')
    from (${rows}) s)`

const LIVE = `contracts c where c.project_id = $1 and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null`
const LATE = `invoices i where i.project_id = $1 and i.status = 'issued' and i.balance_minor > 0 and i.due_date < $2`
const OPEN = `maintenance_requests m where m.project_id = $1 and m.status in ('open', 'in_progress') and m.deleted_at is null`

const FIGURES = `
  select
    (select count(*) from blocks b where b.project_id = $1 and b.deleted_at is null and b.kind <> 'basement') as blocks,
    (select count(*) from blocks b where b.project_id = $1 and b.deleted_at is null and b.kind = 'basement') as basements,
    (select json_object_agg(status, count) from (
       select status, count(*) from units where project_id = $1 and deleted_at is null group by status) u) as status,
    (select count(*) from units u join rooms r on r.unit_id = u.id and r.deleted_at is null
     where u.project_id = $1 and u.deleted_at is null) as rooms,
    (select count(*) from parking_slots s where s.project_id = $1 and s.deleted_at is null) as slots,
    (select count(*) from parking_slots s join parking_assignments a on a.slot_id = s.id and a.status = 'active'
     where s.project_id = $1 and s.deleted_at is null) as taken,
    (select count(distinct o.person_id) from units u join ownerships o on o.unit_id = u.id
     where u.project_id = $1 and o.from_date <= $2 and (o.to_date is null or o.to_date >= $2)) as owners,
    case when $4 then json_build_object(
      'active', (select count(*) from ${LIVE}),
      'endingSoon', (select count(*) from ${LIVE} and fh_date(c.end_date) between fh_date($2) and fh_date($2) + $3::int),
      'rentRoll', ${sums(`select c.currency, sum(c.rent_minor) as amount from ${LIVE} group by c.currency`)}) end as leases,
    case when $5 then json_build_object(
      'invoices', (select count(*) from ${LATE}),
      'units', (select count(distinct i.unit_id) from ${LATE}),
      'amounts', ${sums(`select i.currency, sum(i.balance_minor) as amount from ${LATE} group by i.currency`)}) end as arrears,
    case when $6 then (
      select json_build_object('open', count(*), 'urgent', count(*) filter (where m.priority = 'urgent'),
                               'overdue', count(*) filter (where m.due_at < now()))
      from ${OPEN}) end as maintenance`
