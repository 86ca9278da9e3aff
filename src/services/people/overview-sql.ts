/** Rows of one kind that fit on the screen. */
const shown = 5

type Part = { name: string; columns: string; from: string; order: string; extra?: string }

/** One kind of rows: null without the permission, else how many there are and the first of them. */
const section = ({ name, columns, from, order, extra = '' }: Part): string => `
  '${name}', case when (seen ->> '${name}')::boolean then (
    select json_build_object('total', coalesce(max(x.total), 0), 'rows', coalesce(json_agg(x.row order by x.at), '[]'::json)${extra})
    from (
      select row_number() over (order by ${order}) as at, count(*) over () as total,
        json_build_object(${columns}) as row, t.*
      from ${from}
      order by ${order} limit ${shown}
    ) x
  ) end`

const inProjects = (column: string): string => `($3::uuid[] is null or ${column} = any($3::uuid[]))`

const parts: readonly Part[] = [
  {
    name: 'units',
    columns: `'id', u.id, 'identifier', u.identifier, 'project', j.name, 'shareBps', t.share_bps`,
    from: `ownerships t join units u on u.id = t.unit_id join projects j on j.id = u.project_id
      where t.person_id = p.id and (t.to_date is null or t.to_date >= today.day) and ${inProjects('u.project_id')}`,
    order: 'u.identifier, t.id',
  },
  {
    name: 'leases',
    columns: `'id', t.id, 'number', t.number, 'unit', u.identifier, 'status', t.status, 'startDate', t.start_date,
      'endDate', t.end_date, 'rentMinor', t.rent_minor, 'currency', t.currency`,
    from: `contracts t join units u on u.id = t.unit_id
      where t.person_id = p.id and t.deleted_at is null and ${inProjects('t.project_id')}`,
    order: `array_position(array['active', 'notice', 'draft'], t.status::text), t.start_date desc, t.id`,
  },
  {
    name: 'documents',
    columns: `'id', t.id, 'name', t.name, 'kind', t.kind, 'createdAt', t.created_at`,
    from: 'documents t where t.person_id = p.id and t.deleted_at is null and $3::uuid[] is null',
    order: 't.created_at desc, t.id',
  },
  {
    name: 'requests',
    columns: `'id', t.id, 'number', t.number, 'title', t.title, 'status', t.status, 'priority', t.priority,
      'createdAt', t.created_at`,
    from: `maintenance_requests t
      where (t.reporter_id = p.id or t.vendor_id = p.id) and t.deleted_at is null and ${inProjects('t.project_id')}`,
    order: 't.created_at desc, t.id',
  },
  {
    name: 'checks',
    columns: `'id', t.id, 'documentType', t.document_type, 'status', t.status, 'expiresOn', t.expires_on,
      'submittedAt', t.submitted_at, 'reason', t.reason`,
    from: 'identity_checks t where t.person_id = p.id',
    order: 't.submitted_at desc nulls last, t.id',
  },
  {
    name: 'accounts',
    columns: `'id', t.id, 'label', t.label, 'status', t.status, 'isDefault', coalesce(t.is_default, false),
      'usableFrom', t.usable_from`,
    from: 'payment_accounts t where t.person_id = p.id and t.deleted_at is null',
    order: 't.is_default desc nulls last, t.created_at, t.id',
    extra: `, 'unverified', (select count(*)::int from payment_accounts a where a.person_id = p.id
      and a.deleted_at is null and a.status = 'unverified' and a.is_active)`,
  },
]

/** What he owes us, what we hold for him and what we owe him, per currency; every figure is a sum of ledger entries. */
const BALANCES = `
  'balances', case when (seen ->> 'balances')::boolean then (
    select coalesce(json_agg(json_build_object('currency', b.currency, 'owesMinor', b.owes, 'creditMinor', b.credit,
      'depositMinor', b.deposit, 'payableMinor', b.payable) order by b.currency), '[]'::json)
    from (
      select e.currency,
        coalesce(sum(e.amount_minor) filter (where a.key = 'receivable'), 0) as owes,
        coalesce(-sum(e.amount_minor) filter (where a.key = 'customer_credit'), 0) as credit,
        coalesce(-sum(e.amount_minor) filter (where a.key = 'deposits_held'), 0) as deposit,
        coalesce(-sum(e.amount_minor) filter (where a.key = 'owner_payable'), 0) as payable
      from ledger_entries e join ledger_accounts a on a.id = e.account_id where e.person_id = p.id group by e.currency
    ) b
  ) end`

/** $1 the person, $2 which sections are seen, $3 the projects of a limited reader or null, $4 the present. */
export const OVERVIEW = `
  select json_build_object(
    'id', p.id, 'verification', p.verification, 'erasedAt', p.erased_at, 'hasLogIn', p.user_id is not null,
    'mergedInto', (select json_build_object('id', m.id, 'name', m.name) from people m where m.id = p.merged_into_id),
    'hasInvitation', exists (select from invitations i where i.person_id = p.id and i.status = 'pending'),
    'hasContact', p.phone is not null or p.email is not null, 'email', p.email,
    'isTenant', coalesce(p.is_tenant, false), 'isOwner', coalesce(p.is_owner, false),
    'isAgent', coalesce(p.is_agent, false),
    'hasPendingCheck', exists (select from identity_checks k where k.person_id = p.id and k.status = 'pending'),
    ${[...parts.map(section), BALANCES].join(',')}
  ) as facts
  from people p join companies co on co.id = p.company_id,
    lateral (select $2::jsonb as seen) s,
    lateral (select to_char($4::timestamptz at time zone co.timezone, 'YYYY-MM-DD') as day) today
  where p.id = $1`
