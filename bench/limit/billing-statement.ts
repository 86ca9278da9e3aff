/**
 * A whole billing run as one statement: invoices with numbers, lines, postings with their hashes, entries by owner,
 * audit and outbox, under every constraint and trigger of the schema.
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
numbers as (
  insert into number_sequences as s (company_id, doc_type, year, next)
  select $1, 'invoice', left($3, 4)::int, 1 + count(*) from leases
  on conflict (company_id, doc_type, year) do update set next = s.next + excluded.next - 1, updated_at = now()
  returning next
),
numbered as materialized (
  select l.*, 'INV-' || left($3, 4) || '-' || lpad(n.number, greatest(5, length(n.number)), '0') as invoice_number
  from leases l
  cross join lateral (select (next - (select count(*) from leases) + l.position - 1)::text as number from numbers) n
),
invoiced as (
  insert into invoices (id, company_id, number, kind, period, person_id, unit_id, contract_id, project_id, issue_date,
                        due_date, currency, subtotal_minor, total_minor, balance_minor, status, payment_state)
  select invoice_id, company_id, invoice_number, 'rent', $2, person_id, unit_id, id, project_id, $3,
         due_date, currency, rent_minor, rent_minor, rent_minor, 'issued', 'unpaid'
  from numbered
),
lines as (
  insert into invoice_lines (company_id, invoice_id, position, kind, description, quantity, unit_amount_minor,
                             net_minor, total_minor, currency, charge_key, owner_shares)
  select company_id, invoice_id, 1, 'rent', 'Rent for ' || $2, 1, rent_minor,
         rent_minor, rent_minor, currency, 'lease:' || id || ':rent:' || $2, owners
  from numbered
),
posted as (
  insert into ledger_transactions (id, company_id, event, posted_on, description, idempotency_key, request_hash, source_type, source_id)
  select transaction_id, company_id, 'invoice.issued', $3, 'Invoice ' || invoice_number || ': ' || identifier || ', ' || tenant,
         'invoice:' || invoice_id || ':issued',
         encode(sha256(convert_to(invoice_id || '|' || rent_minor || '|' || coalesce(owners::text, ''), 'UTF8')), 'hex'),
         'invoices', invoice_id::text
  from numbered
),
amounts as (
  select n.*, 'receivable' as key, n.person_id as party, n.rent_minor as amount_minor from numbered n
  union all
  select n.*, 'owner_accrual', (o ->> 'person')::uuid, -floor(n.rent_minor * (o ->> 'bps')::int / 10000)
  from numbered n cross join jsonb_array_elements(n.owners) o
  union all
  select n.*, 'rent_income', null, -n.rent_minor from numbered n where n.owners is null
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
         jsonb_build_object('number', invoice_number, 'totalMinor', rent_minor, 'period', $2), '', ''
  from numbered
),
announced as (
  insert into outbox (company_id, topic, payload)
  select $1, 'invoice.updated', jsonb_build_object('company', $1::text, 'period', $2, 'count', count(*)) from numbered
)
select count(*)::int as invoices from numbered`
