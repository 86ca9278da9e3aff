-- Tells every web process, in the moment of a commit, whose rights, log-ins or blocked addresses have changed.
create function fh_access_notify() returns trigger language plpgsql as $$
declare
  row_data jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  old_data jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  column_name text := tg_argv[1];
begin
  if row_data ->> column_name is not null then
    perform pg_notify('freehold_access', tg_argv[0] || ':' || (row_data ->> column_name)
      || case when tg_argv[0] = 'session' then ':' || (row_data ->> 'user_id') else '' end);
  end if;
  if old_data ->> column_name is distinct from row_data ->> column_name and old_data ->> column_name is not null then
    perform pg_notify('freehold_access', tg_argv[0] || ':' || (old_data ->> column_name));
  end if;
  return null;
end $$;

-- A row of a role, of a staff member or of a key that lives in a table of its own: its owner tells whose it is.
create function fh_access_notify_parent() returns trigger language plpgsql as $$
declare
  row_data jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  subject text;
begin
  execute format('select %I::text from %I where id = $1', tg_argv[2], tg_argv[1])
    into subject using (row_data ->> tg_argv[3])::uuid;
  if subject is not null then
    perform pg_notify('freehold_access', tg_argv[0] || ':' || subject);
  end if;
  return null;
end $$;

create trigger staff_access after insert or update or delete on staff
  for each row execute function fh_access_notify('user', 'user_id');
create trigger roles_access after insert or update or delete on roles
  for each row execute function fh_access_notify('company', 'company_id');
create trigger companies_access after update of status, second_factor_policy, name on companies
  for each row execute function fh_access_notify('company', 'id');
create trigger users_access after update of status, name, email, is_operator on users
  for each row execute function fh_access_notify('user', 'id');
create trigger credentials_access after insert or update of must_change, password_hash on credentials
  for each row execute function fh_access_notify('user', 'user_id');
create trigger totp_factors_access after insert or update of confirmed_at or delete on totp_factors
  for each row execute function fh_access_notify('user', 'user_id');
create trigger sessions_access after update of revoked_at, factor_at, chosen_company_id on sessions
  for each row execute function fh_access_notify('session', 'id');
create trigger api_keys_access after update of revoked_at, expires_at on api_keys
  for each row execute function fh_access_notify('key', 'id');
create trigger support_grants_access after insert or update or delete on support_grants
  for each row execute function fh_access_notify('user', 'operator_id');
create trigger people_portal_access after insert or delete on people
  for each row execute function fh_access_notify('user', 'user_id');
create trigger people_portal_access_change after update of user_id, deleted_at on people
  for each row when (old.user_id is not null or new.user_id is not null)
  execute function fh_access_notify('user', 'user_id');
create trigger blocked_ips_access after insert or update or delete on blocked_ips
  for each row execute function fh_access_notify('blocks', 'id');

create trigger staff_rels_access after insert or update or delete on staff_rels
  for each row execute function fh_access_notify_parent('user', 'staff', 'user_id', 'parent_id');
create trigger staff_grants_access after insert or update or delete on staff_grants
  for each row execute function fh_access_notify_parent('user', 'staff', 'user_id', 'parent_id');
create trigger staff_denials_access after insert or update or delete on staff_denials
  for each row execute function fh_access_notify_parent('user', 'staff', 'user_id', 'parent_id');
create trigger roles_permissions_access after insert or update or delete on roles_permissions
  for each row execute function fh_access_notify_parent('company', 'roles', 'company_id', 'parent_id');
create trigger roles_limits_access after insert or update or delete on roles_limits
  for each row execute function fh_access_notify_parent('company', 'roles', 'company_id', '_parent_id');
