type Statement = { name: string; text: string }

/** The companies in which the user of a live session holds a permission: what the product asks on every request. */
const companiesWith = (permission: string): string => `
  companies_with as materialized (
    select s.company_id
    from staff s
    join companies c on c.id = s.company_id and c.status = 'active'
    join staff_rels sr on sr.parent_id = s.id and sr.path = 'roles'
    join roles r on r.id = sr.roles_id and r.company_id = s.company_id and r.deleted_at is null
    join roles_permissions rp on rp.parent_id = r.id and rp.value = '${permission}'
    where s.user_id = $1 and s.status = 'active' and s.deleted_at is null
      and exists (select from sessions u where u.user_id = $1 and u.id = $2 and u.revoked_at is null and u.expires_at > now())
  )`

export const listInvoices: Statement = {
  name: 'list',
  text: `with ${companiesWith('finance.invoices.view')},
  page as (
    select i.* from invoices i where i.company_id = (select company_id from companies_with) order by i.number desc limit 20
  )
  select json_build_object(
    'docs', (select json_agg(page) from page),
    'totalDocs', (select count(*) from invoices i where i.company_id = (select company_id from companies_with)))::text as body`,
}

export const readInvoice: Statement = {
  name: 'read',
  text: `with ${companiesWith('finance.invoices.view')}
  select to_json(i)::text as body
  from invoices i
  where i.id = $3 and i.company_id in (select company_id from companies_with)`,
}

export const createPerson: Statement = {
  name: 'create',
  text: `with ${companiesWith('people.people.create')},
  person as (
    insert into people (company_id, name, kind, phone, is_tenant)
    select company_id, $3::json ->> 'name', $3::json ->> 'kind', $3::json ->> 'phone', true from companies_with
    returning *
  ),
  audit as (
    insert into audit_log (company_id, at, actor_id, action, entity, entity_id, after)
    select company_id, now(), $1, 'create', 'people', id::text, to_jsonb(person) from person
  )
  select to_json(person)::text as body from person`,
}

export const acceptCallback: Statement = {
  name: 'callback',
  text: `with inserted as (
    insert into callback_inbox (company_id, gateway_account_id, dedup_key, status, attempts, received_at, body, content_type, headers, source_ip)
    values ($1, $2, $3, 'received', 0, clock_timestamp(), $4, 'application/json', $5::jsonb, $6)
    on conflict (gateway_account_id, dedup_key) do nothing
    returning id
  )
  insert into outbox (topic, key, payload, company_id, attempts)
  select 'callback.received', 'callback-' || id, jsonb_build_object('inboxId', id), $1, 0 from inserted`,
}

export const accountOfToken: Statement = {
  name: 'account',
  text: 'select id, company_id from gateway_accounts where callback_token_hash = $1',
}

/** The embedded server measures with earthdistance, see src/db/geo.ts. */
export const nearProjects: Statement = {
  name: 'near',
  text: `with ${companiesWith('property.projects.view')},
  found as materialized (
    select id, earth_distance(ll_to_earth(location_lat::float8, location_lng::float8), ll_to_earth($3::float8, $4::float8)) as distance
    from projects
    where company_id = (select company_id from companies_with) and deleted_at is null
      and location_lat is not null and location_lng is not null
      and earth_box(ll_to_earth($3::float8, $4::float8), $5::float8) @> ll_to_earth(location_lat::float8, location_lng::float8)
      and earth_distance(ll_to_earth(location_lat::float8, location_lng::float8), ll_to_earth($3::float8, $4::float8)) <= $5::float8
  ),
  page as (
    select p.id, p.name, p.code, f.distance as "distanceM",
           (select jsonb_object_agg(s.status, s.count) from
             (select status, count(*) from units where project_id = p.id and deleted_at is null group by status) s) as units
    from (select * from found order by distance limit 20) f join projects p on p.id = f.id order by f.distance
  )
  select json_build_object('docs', coalesce((select json_agg(page) from page), '[]'), 'totalDocs', (select count(*) from found))::text as body`,
}

/** The rows of a tree as JSON, as they come: neither sorted nor nested. */
export const readTree: Statement = {
  name: 'tree',
  text: `with ${companiesWith('property.units.view')},
  own as (select id from projects where id = $3 and company_id in (select company_id from companies_with))
  select json_build_object(
    'counts', json_build_object('units', (select count(*) from units u where u.project_id = (select id from own))),
    'blocks', (select json_agg(b) from (select id, name, kind, floors from blocks where project_id = (select id from own)) b),
    'units', (select json_agg(u) from (
       select u.id, u.identifier, u.kind, u.status, u.floor, u.floors, u.position, u.rent_minor, u.currency, u.block_id,
              coalesce(r.rooms, 0) as rooms
       from units u
       left join (select r.unit_id, count(*) as rooms from units o join rooms r on r.unit_id = o.id
                  where o.project_id = (select id from own) group by r.unit_id) r on r.unit_id = u.id
       where u.project_id = (select id from own)) u))::text as body`,
}

/** The rows of a matrix as JSON, as they come. */
export const readMatrix: Statement = {
  name: 'matrix',
  text: `with ${companiesWith('property.units.view')},
  own as (select id from projects where id = $3 and company_id in (select company_id from companies_with)),
  rows as (
    select u.id, u.identifier, u.kind, u.block_id, u.floor, u.status, u.offering, u.rent_minor, u.sale_price_minor,
           u.currency, u.bedrooms, u.area_sqm, i.issued, i.overdue, i.arrears, p.name as tenant, c.end_date
    from units u
    left join (select unit_id, count(*) as issued, count(*) filter (where balance_minor > 0) as overdue,
                      sum(balance_minor) as arrears
               from invoices where project_id = (select id from own) and status = 'issued' group by unit_id) i on i.unit_id = u.id
    left join contracts c on c.unit_id = u.id and c.status = 'active'
    left join people p on p.id = c.person_id
    where u.project_id = (select id from own))
  select json_build_object(
    'totals', json_build_object('collection', json_build_object('in_arrears', (select count(*) from rows where overdue > 0))),
    'units', (select json_agg(rows) from rows))::text as body`,
}

/** Any of the four columns holds the text; neither ranked by where it stands nor by words. */
export const searchPeople: Statement = {
  name: 'people',
  text: `with ${companiesWith('people.people.view')},
  found as materialized (
    select id, name, phone, email, national_id, verification from people
    where company_id = (select company_id from companies_with) and deleted_at is null
      and (name ilike $3 or phone like $3 or email ilike $3 or national_id ilike $3)
  ),
  page as (select * from found order by lower(name), id limit 20)
  select json_build_object('docs', coalesce((select json_agg(page) from page), '[]'), 'totalDocs', (select count(*) from found))::text as body`,
}
