-- Lists of relations live in tables without a company, where no composite key can hold: the row that a list names and
-- the row that the list belongs to are of one company. Arguments: the list's own table, then pairs of column and target.
create function fh_list_in_company() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
declare
  target_id uuid;
  is_foreign boolean;
begin
  for at in 1 .. tg_nargs - 1 by 2 loop
    target_id := (to_jsonb(new) ->> tg_argv[at])::uuid;
    continue when target_id is null;
    execute format('select own.company_id is distinct from target.company_id from %I own, %I target where own.id = $1 and target.id = $2',
                   tg_argv[0], tg_argv[at + 1])
      into is_foreign using new.parent_id, target_id;
    if is_foreign then
      raise exception 'a row of another company: % of %', tg_argv[at], tg_table_name
        using errcode = 'foreign_key_violation', constraint = tg_table_name || '_in_company', table = tg_table_name;
    end if;
  end loop;
  return null;
end $$;

create trigger staff_rels_in_company after insert or update on staff_rels
  for each row execute function fh_list_in_company('staff', 'roles_id', 'roles', 'projects_id', 'projects');
create trigger positions_rels_in_company after insert or update on positions_rels
  for each row execute function fh_list_in_company('positions', 'roles_id', 'roles');
