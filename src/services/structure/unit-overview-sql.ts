const list = (rows: string): string => `(select coalesce(json_agg(r), '[]') from (${rows}) r)`

/** A part is null unless its parameter says that the caller may see it. */
const part = (parameter: number, name: string, sql: string): string =>
  `case when $${parameter} then ${sql} end as ${name}`

const named = (table: string): string => `json_build_object('id', ${table}.id, 'name', ${table}.name)`

const ROOMS = `
  select r.id, r.name, r.kind, r.floor, r.area_sqm as "areaSqm" from rooms r
  where r.unit_id = $1 and r.deleted_at is null order by r.floor, r.position, r.name limit 100`

const OWNERS = `
  select o.id, ${named('p')} as person, o.share_bps as "shareBps", o.from_date as "fromDate"
  from ownerships o join people p on p.id = o.person_id
  where o.unit_id = $1 and o.from_date <= $2 and (o.to_date is null or o.to_date >= $2)
  order by o.share_bps desc, p.name limit 100`

const LEASES = `
  select c.id, c.number, c.status, ${named('p')} as tenant, c.start_date as "startDate", c.end_date as "endDate",
         c.rent_minor as "rentMinor", c.currency
  from contracts c join people p on p.id = c.person_id
  where c.unit_id = $1 and c.kind = 'lease' and c.status in ('active', 'notice', 'draft') and c.deleted_at is null
  order by c.status = 'draft', c.start_date limit 10`

const MONEY = `
  select json_build_object(
    'issued', coalesce(sum(count), 0), 'overdue', coalesce(sum(late), 0),
    'balances', coalesce(json_agg(json_build_object('currency', currency, 'openMinor', open, 'overdueMinor', overdue,
                                                    'invoices', unpaid) order by currency), '[]'))
  from (
    select currency, count(*) as count, sum(balance_minor) as open, count(*) filter (where balance_minor > 0) as unpaid,
           coalesce(sum(balance_minor) filter (where due_date < $2), 0) as overdue,
           count(*) filter (where balance_minor > 0 and due_date < $2) as late
    from invoices where unit_id = $1 and status = 'issued' group by currency) i`

const SERVICES = `
  select t.id, s.name, s.pricing, t.status,
         case when t.unit_id is not null then 'unit' when t.block_id is not null then 'block' else 'project' end as at
  from project_services t join services s on s.id = t.service_id
  where t.project_id = u.project_id and t.status <> 'ended'
    and (t.unit_id = u.id or (t.unit_id is null and (t.block_id is null or t.block_id = u.block_id)))
  order by t.unit_id is null, t.block_id is null, s.name limit 50`

const METERS = `
  select m.id, m.identifier, m.kind, m.last_reading as "lastReading", m.last_reading_date as "lastReadingDate"
  from meters m where m.unit_id = $1 and m.status = 'active' and m.deleted_at is null order by m.identifier limit 50`

const PARKING = `
  select a.id, s.identifier as slot, b.name as basement, a.from_date as "fromDate"
  from parking_assignments a join parking_slots s on s.id = a.slot_id join blocks b on b.id = s.block_id
  where a.unit_id = $1 and a.status = 'active' order by b.name, s.identifier limit 50`

const OPEN = `maintenance_requests m where m.unit_id = $1 and m.deleted_at is null`
const MAINTENANCE = `
  json_build_object(
    'open', (select count(*) from ${OPEN} and m.status in ('open', 'in_progress')),
    'recent', ${list(`select m.id, m.number, m.title, m.status, m.priority from ${OPEN}
                      order by m.status in ('open', 'in_progress') desc, m.created_at desc limit 5`)})`

/** Only which fields changed, not what they hold: that is for those who read the audit log. */
const fieldsOf = `
  (select coalesce(json_agg(k order by k), '[]') from (
     select jsonb_object_keys(case when jsonb_typeof(a.after) = 'object' and a.action <> 'create' then a.after else '{}' end) as k) f)`

const HISTORY = `
  select a.id, a.at, a.action, a.entity, w.name as actor, ${fieldsOf} as fields
  from audit_log a left join users w on w.id = a.actor_id
  where a.company_id = u.company_id
    and ((a.entity = 'units' and a.entity_id = u.id::text)
      or (a.entity = 'contracts' and a.entity_id in (select c.id::text from contracts c where c.unit_id = u.id))
      or (a.entity = 'ownerships' and a.entity_id in (select o.id::text from ownerships o where o.unit_id = u.id)))
  order by a.at desc, a.id limit 12`

/** Parameters: unit, today, then for each part whether it is shown. */
export const UNIT_OVERVIEW = `
  select
    json_build_object(
      'id', u.id, 'identifier', u.identifier, 'kind', u.kind, 'status', u.status, 'floor', u.floor,
      'managementMode', coalesce(u.management_mode, p.management_mode),
      'project', json_build_object('id', p.id, 'name', p.name, 'code', p.code),
      'block', case when b.id is not null then json_build_object('id', b.id, 'name', b.name, 'kind', b.kind) end) as unit,
    ${part(3, 'rooms', list(ROOMS))},
    ${part(4, 'owners', list(OWNERS))},
    ${part(5, 'leases', list(LEASES))},
    ${part(6, 'money', `(${MONEY})`)},
    ${part(7, 'services', list(SERVICES))},
    ${part(8, 'meters', list(METERS))},
    ${part(9, 'parking', list(PARKING))},
    ${part(10, 'maintenance', MAINTENANCE)},
    ${part(11, 'history', list(HISTORY))}
  from units u join projects p on p.id = u.project_id left join blocks b on b.id = u.block_id
  where u.id = $1 and u.deleted_at is null`
