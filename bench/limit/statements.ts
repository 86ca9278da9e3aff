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
