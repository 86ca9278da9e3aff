-- Double entry: a statement inserts all entries of a transaction, and they sum to zero per currency. What was there
-- before sums to zero already and never changes, so the inserted entries alone decide, however large the ledger is.
create or replace function fh_ledger_entries_balance() returns trigger
  language plpgsql as $$
declare
  wrong record;
begin
  select i.transaction_id, i.currency into wrong
  from inserted i
  group by i.transaction_id, i.currency
  having sum(i.amount_minor) <> 0
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
