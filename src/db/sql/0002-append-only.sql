-- The books and the audit log only grow.
create or replace function fh_append_only() returns trigger
  language plpgsql as $$
begin
  raise exception 'append-only: % of %', tg_op, tg_table_name
    using errcode = 'check_violation', constraint = 'append_only', table = tg_table_name;
end $$;

create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function fh_append_only();
create trigger ledger_entries_no_truncate before truncate on ledger_entries
  for each statement execute function fh_append_only();
create trigger ledger_transactions_append_only before update or delete on ledger_transactions
  for each row execute function fh_append_only();
create trigger ledger_transactions_no_truncate before truncate on ledger_transactions
  for each statement execute function fh_append_only();
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function fh_append_only();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function fh_append_only();
