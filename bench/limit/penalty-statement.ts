/**
 * A whole penalty run as one statement: what every overdue invoice owes after its grace by value date, a penalty with
 * number and explanation for each that has none, under every constraint of the schema.
 * $1 company, $2 last day that counts, $3 today
 */
export const penaltyStatement = `
with late as materialized (
  select i.*, v.id as version_id, v.rate_bps, l.billed,
         to_char(i.due_date::date + v.grace_days::int + 1, 'YYYY-MM-DD') as charged_on
  from invoices i
  join contracts c on c.id = i.contract_id
  left join projects p on p.id = i.project_id
  join penalty_policies o on o.company_id = i.company_id and o.status = 'active'
    and (o.id = coalesce(c.penalty_policy_id, p.penalty_policy_id) or (coalesce(c.penalty_policy_id, p.penalty_policy_id) is null and o.is_default))
  join lateral (
    select v.* from penalty_policy_versions v where v.policy_id = o.id and v.valid_from <= i.due_date
    order by v.valid_from desc limit 1
  ) v on true
  join (
    select invoice_id, sum(total_minor) as billed from invoice_lines
    where company_id = $1 and kind not in ('penalty', 'deposit') group by invoice_id
  ) l on l.invoice_id = i.id
  where i.company_id = $1 and i.status = 'issued' and i.balance_minor > 0 and i.due_date < $2
),
owed as materialized (
  select t.*, t.billed - coalesce(a.paid, 0) - coalesce(n.credited, 0) as owed
  from late t
  left join (
    select a.invoice_id, sum(a.amount_minor) as paid from allocations a
    join late t on t.id = a.invoice_id and a.effective_on <= t.charged_on group by a.invoice_id
  ) a on a.invoice_id = t.id
  left join (
    select n.invoice_id, sum(n.amount_minor) as credited from credit_notes n
    join late t on t.id = n.invoice_id and n.issue_date <= t.charged_on where n.status = 'issued' group by n.invoice_id
  ) n on n.invoice_id = t.id
  where t.charged_on <= $2
    and not exists (select from penalties p where p.overdue_invoice_id = t.id and p.origin = 'policy')
    and not exists (
      select from penalty_pauses u where u.company_id = $1 and u.from_date <= t.charged_on
        and (u.to_date is null or u.to_date >= t.charged_on) and (u.person_id is null or u.person_id = t.person_id))
),
numbered as materialized (
  select o.*, round(o.owed * o.rate_bps / 10000) as charge, row_number() over (order by o.id) as position
  from owed o where o.owed > 0
),
numbers as (
  insert into number_sequences as s (company_id, doc_type, year, next)
  select $1, 'penalty', left($3, 4)::int, 1 + count(*) from numbered
  on conflict (company_id, doc_type, year) do update set next = s.next + excluded.next - 1, updated_at = now()
  returning next
)
insert into penalties (company_id, number, type, origin, person_id, contract_id, unit_id, project_id, amount_minor,
                       waived_minor, currency, date_applied, due_date, overdue_invoice_id, policy_version_id, period,
                       sequence, explanation, status)
select n.company_id,
       'PEN-' || left($3, 4) || '-' || lpad((s.next - (select count(*) from numbered) + n.position - 1)::text, 7, '0'),
       'late_payment', 'policy', n.person_id, n.contract_id, n.unit_id, n.project_id, n.charge,
       0, n.currency, $3, to_char($3::date + 14, 'YYYY-MM-DD'), n.id, n.version_id, left(n.charged_on, 7),
       1, jsonb_build_object('asOf', $2, 'billedMinor', n.billed, 'rows', jsonb_build_array(jsonb_build_object(
         'from', n.charged_on, 'to', n.charged_on, 'days', 1, 'state', 'charged',
         'balanceMinor', n.owed, 'chargeMinor', n.charge, 'amountMinor', n.charge))), 'pending'
from numbered n cross join numbers s`
