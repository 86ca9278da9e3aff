/**
 * Aged arrears as one statement, written without regard to the product: totals by bucket and the fifty who owe most.
 * $1 company, $2 day, $3 thirty, $4 sixty and $5 ninety days before
 */
export const arrearsStatement = `
with receivable as (select id from ledger_accounts where company_id = $1 and key = 'receivable' and currency = 'KES'),
open as materialized (
  select e.person_id, e.invoice_id, sum(e.amount_minor) as amount
  from ledger_entries e
  where e.account_id = (select id from receivable) and e.posted_on <= $2
  group by e.person_id, e.invoice_id having sum(e.amount_minor) <> 0
),
payers as materialized (
  select o.person_id, sum(o.amount) as total,
         sum(o.amount) filter (where i.due_date >= $2) as not_due,
         sum(o.amount) filter (where i.due_date < $2 and i.due_date >= $3) as days30,
         sum(o.amount) filter (where i.due_date < $3 and i.due_date >= $4) as days60,
         sum(o.amount) filter (where i.due_date < $4 and i.due_date >= $5) as days90,
         sum(o.amount) filter (where i.due_date < $5) as older
  from open o join invoices i on i.id = o.invoice_id group by o.person_id
)
select json_build_object(
  'total', (select sum(total) from payers),
  'older', (select sum(older) from payers),
  'docs', (select json_agg(q) from (
    select p.name, y.* from (select * from payers order by total desc, person_id limit 50) y join people p on p.id = y.person_id) q))::text as body`

/** Monthly collections as one statement. $1 company, $2 first day, $3 last day */
export const collectionsStatement = `
select json_agg(m)::text as body from (
  select left(e.posted_on, 7) as month,
         sum(e.amount_minor) filter (where e.amount_minor > 0) as received,
         sum(e.amount_minor) filter (where e.amount_minor < 0) as returned, sum(e.amount_minor) as net
  from ledger_entries e join ledger_accounts a on a.id = e.account_id
  where a.company_id = $1 and a.currency = 'KES' and a.key in ('cash', 'bank', 'gateway_clearing')
    and e.payment_id is not null and e.posted_on between $2 and $3
  group by 1 order by 1) m`

/** A page of a tenant's statement as one statement. $1 company, $2 person */
export const statementStatement = `
select json_build_object('docs', (select json_agg(q) from (
  select * from (
    select t.id, t.posted_on, t.description, t.created_at, sum(e.amount_minor) as amount,
           sum(sum(e.amount_minor)) over (order by t.posted_on, t.created_at, t.id) as balance
    from ledger_entries e join ledger_accounts a on a.id = e.account_id join ledger_transactions t on t.id = e.transaction_id
    where e.company_id = $1 and e.person_id = $2 and a.key in ('receivable', 'customer_credit') and e.currency = 'KES'
    group by t.id) r order by posted_on desc, created_at desc, id desc limit 50) q))::text as body`
