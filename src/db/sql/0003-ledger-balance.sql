-- Double entry: a statement inserts all entries of a transaction, and they sum to zero per currency.
create or replace function fh_ledger_entries_balance() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  select e.transaction_id, e.currency into wrong
  from ledger_entries e
  where e.transaction_id in (select transaction_id from inserted)
  group by e.transaction_id, e.currency
  having sum(e.amount_minor) <> 0 or count(*) < 2
  limit 1;
  if found then
    raise exception 'unbalanced: transaction %, %', wrong.transaction_id, wrong.currency
      using errcode = 'check_violation', constraint = 'ledger_entries_balanced', table = 'ledger_entries';
  end if;

  if exists (
    select from inserted i join ledger_accounts a on a.id = i.account_id where a.currency <> i.currency
  ) then
    raise exception 'an entry is not in the currency of its account'
      using errcode = 'check_violation', constraint = 'ledger_entries_currency', table = 'ledger_entries';
  end if;
  return null;
end $$;

create trigger ledger_entries_balance after insert on ledger_entries
  referencing new table as inserted
  for each statement execute function fh_ledger_entries_balance();
