/**
 * A whole billing run as one statement: rent and monthly services with their tax, invoices with numbers, lines, postings
 * with their hashes, entries by owner, audit and outbox, under every constraint and trigger of the schema.
 * $1 company, $2 period, $3 date of issue, $4 last day of the period
 */
export const billingStatement = `
with leases as materialized (
  select c.*, u.identifier, p.name as tenant, o.owners,
         gen_random_uuid() as invoice_id, gen_random_uuid() as transaction_id,
         row_number() over (order by c.id) as position,
         greatest($2 || '-' || lpad(c.due_day::text, 2, '0'), $3, c.start_date) as due_date
  from contracts c
  join units u on u.id = c.unit_id
  join people p on p.id = c.person_id
  left join (
    select o.unit_id, jsonb_agg(jsonb_build_object('person', o.person_id, 'bps', o.share_bps) order by o.person_id) as owners
    from ownerships o
    where o.company_id = $1 and o.from_date <= $3 and (o.to_date is null or o.to_date >= $3)
    group by o.unit_id
  ) o on o.unit_id = c.unit_id
  where c.company_id = $1 and c.kind = 'lease' and c.status <> 'draft' and c.deleted_at is null
    and c.start_date <= $4 and (c.end_date is null or c.end_date >= $2 || '-01')
    and not exists (
      select from invoice_lines l where l.company_id = $1 and l.charge_key = 'lease:' || c.id || ':rent:' || $2
    )
),
services as materialized (
  select l.id as lease, a.id as attachment, s.name, s.base_price_minor as net, s.tax_rate_bps,
         round(s.base_price_minor * s.tax_rate_bps / 10000) as tax, row_number() over (partition by l.id order by s.name) as position
  from leases l
  join project_services a on a.unit_id = l.unit_id and a.company_id = l.company_id and a.status = 'active'
    and a.start_date <= $4 and (a.end_date is null or a.end_date >= $2 || '-01')
  join services s on s.id = a.service_id and s.billed_to = 'tenant' and s.pricing = 'fixed' and s.frequency = 'monthly'
  where not exists (
    select from invoice_lines i where i.company_id = $1 and i.charge_key = 'lease:' || l.id || ':service:' || a.id || ':' || $2
  )
),
numbers as (
  insert into number_sequences as s (company_id, doc_type, year, next)
  select $1, 'invoice', left($3, 4)::int, 1 + count(*) from leases
  on conflict (company_id, doc_type, year) do update set next = s.next + excluded.next - 1, updated_at = now()
  returning next
),
numbered as materialized (
  select l.*, coalesce(s.net, 0) as service_net, coalesce(s.tax, 0) as tax_minor,
         l.rent_minor + coalesce(s.net, 0) as subtotal_minor, l.rent_minor + coalesce(s.net, 0) + coalesce(s.tax, 0) as total_minor,
         'INV-' || left($3, 4) || '-' || lpad(n.number, greatest(5, length(n.number)), '0') as invoice_number
  from leases l
  left join (select lease, sum(net) as net, sum(tax) as tax from services group by lease) s on s.lease = l.id
  cross join lateral (select (next - (select count(*) from leases) + l.position - 1)::text as number from numbers) n
),
invoiced as (
  insert into invoices (id, company_id, number, kind, period, person_id, unit_id, contract_id, project_id, issue_date,
                        due_date, currency, subtotal_minor, tax_minor, total_minor, balance_minor, status, payment_state, issued_at)
  select invoice_id, company_id, invoice_number, 'rent', $2, person_id, unit_id, id, project_id, $3,
         due_date, currency, subtotal_minor, tax_minor, total_minor, total_minor, 'issued', 'unpaid', now()
  from numbered
),
lines as (
  insert into invoice_lines (company_id, invoice_id, position, kind, description, quantity, unit_amount_minor,
                             tax_rate_bps, net_minor, tax_minor, total_minor, currency, charge_key, project_service_id, owner_shares)
  select company_id, invoice_id, 1, 'rent', 'Rent for ' || $2, 1, rent_minor,
         0, rent_minor, 0, rent_minor, currency, 'lease:' || id || ':rent:' || $2, null::uuid, owners
  from numbered
  union all
  select n.company_id, n.invoice_id, 1 + s.position, 'service', s.name || ', ' || $2, 1, s.net,
         s.tax_rate_bps, s.net, s.tax, s.net + s.tax, n.currency, 'lease:' || n.id || ':service:' || s.attachment || ':' || $2,
         s.attachment, null
  from services s join numbered n on n.id = s.lease
),
posted as (
  insert into ledger_transactions (id, company_id, event, posted_on, description, idempotency_key, request_hash, source_type, source_id)
  select transaction_id, company_id, 'invoice.issued', $3, 'Invoice ' || invoice_number || ': ' || identifier || ', ' || tenant,
         'invoice:' || invoice_id || ':issued',
         encode(sha256(convert_to(invoice_id || '|' || total_minor || '|' || coalesce(owners::text, ''), 'UTF8')), 'hex'),
         'invoices', invoice_id::text
  from numbered
),
amounts as (
  select n.*, 'receivable' as key, n.person_id as party, n.total_minor as amount_minor from numbered n
  union all
  select n.*, 'owner_accrual', (o ->> 'person')::uuid, -floor(n.rent_minor * (o ->> 'bps')::int / 10000)
  from numbered n cross join jsonb_array_elements(n.owners) o
  union all
  select n.*, 'rent_income', null, -n.rent_minor from numbered n where n.owners is null
  union all
  select n.*, 'service_income', null, -n.service_net from numbered n where n.service_net > 0
  union all
  select n.*, 'tax_payable', null, -n.tax_minor from numbered n where n.tax_minor > 0
),
entries as (
  insert into ledger_entries (company_id, transaction_id, account_id, posted_on, currency, amount_minor, person_id, unit_id, contract_id, project_id, invoice_id)
  select e.company_id, e.transaction_id, a.id, $3, e.currency, e.amount_minor, e.party, e.unit_id, e.id, e.project_id, e.invoice_id
  from amounts e
  join ledger_accounts a on a.company_id = $1 and a.key = e.key and a.currency = e.currency and a.subject = ''
),
audited as (
  insert into audit_log (company_id, at, action, entity, entity_id, after, ip, request_id)
  select company_id, now(), 'invoice.issue', 'invoices', invoice_id::text,
         jsonb_build_object('number', invoice_number, 'totalMinor', total_minor, 'currency', currency, 'period', $2), '', ''
  from numbered
),
announced as (
  insert into outbox (company_id, topic, payload)
  select $1, 'invoice.updated', jsonb_build_object('company', $1::text, 'period', $2, 'count', count(*)) from numbered
)
select count(*)::int as invoices from numbered`
