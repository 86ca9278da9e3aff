-- Whoever may make temporary tables must not be able to put one in the way of a rule.
alter function fh_ledger_entries_balance() set search_path = public, pg_temp;
alter function fh_ownership_shares() set search_path = public, pg_temp;
alter function fh_access_notify_parent() set search_path = public, pg_temp;
