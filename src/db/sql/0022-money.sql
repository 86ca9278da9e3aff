-- Allocations of before count from the day of their payment.
update allocations a set effective_on = p.value_date from payments p where p.id = a.payment_id and a.effective_on is null;

create index ledger_entries_payout on ledger_entries (payout_id) where payout_id is not null;
create index ledger_entries_expense on ledger_entries (expense_id) where expense_id is not null;

-- Nothing is posted into a closed month. Whoever posts holds the months still, whoever closes one waits for him.
create function fh_open_period() returns trigger
  language plpgsql set search_path = pg_catalog, public as $$
declare
  wrong record;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('ledger-period:' || i.company_id, 0))
  from (select distinct company_id from inserted) i;
  select i.posted_on into wrong
  from inserted i
  join accounting_periods p on p.company_id = i.company_id and p.period = left(i.posted_on, 7) and p.status = 'closed'
  limit 1;
  if found then
    raise exception 'the month of % is closed', wrong.posted_on
      using errcode = 'check_violation', constraint = 'ledger_period_closed', table = 'ledger_transactions';
  end if;
  return null;
end $$;

create trigger ledger_transactions_period after insert on ledger_transactions
  referencing new table as inserted
  for each statement execute function fh_open_period();

-- What the companies spend money on, to begin with.
insert into expense_categories (id, company_id, name, is_active, created_at, updated_at)
select gen_random_uuid(), c.id, category, true, now(), now()
from companies c, unnest(array[
    'Repairs and maintenance', 'Cleaning', 'Security', 'Water', 'Electricity', 'Insurance', 'Rates and taxes',
    'Professional fees', 'Office and administration', 'Other'
  ]) as category
where not exists (select from expense_categories e where e.company_id = c.id);
