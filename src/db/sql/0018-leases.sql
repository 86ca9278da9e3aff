-- A project is owned whole or by unit, never both on one day. Two writers of one project see each other.
create or replace function fh_lock_project_owners(project uuid) returns void
  language sql set search_path = public, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended('owners of project ' || project, 0))
$$;

create or replace function fh_ownership_of_unit() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
declare
  project uuid := (select u.project_id from units u where u.id = new.unit_id);
begin
  if new.project_ownership_id is not null or project is null then
    return new;
  end if;
  perform fh_lock_project_owners(project);
  if exists (
    select from project_ownerships p
    where p.project_id = project
      and fh_date(p.from_date) <= coalesce(fh_date(new.to_date), 'infinity')
      and coalesce(fh_date(p.to_date), 'infinity') >= fh_date(new.from_date)
  ) then
    raise exception 'project % is owned whole', project
      using errcode = 'check_violation', constraint = 'ownerships_whole_or_by_unit', table = 'ownerships';
  end if;
  return new;
end $$;

create trigger ownerships_whole_or_by_unit before insert or update on ownerships
  for each row execute function fh_ownership_of_unit();

-- The units of a project that is owned whole carry rows of its owners, whoever writes either of them.
create or replace function fh_ownership_of_project() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from ownerships where project_ownership_id = old.id;
    return old;
  end if;
  perform fh_lock_project_owners(new.project_id);
  if exists (
    select from units u join ownerships o on o.unit_id = u.id
    where u.project_id = new.project_id and o.project_ownership_id is null
      and fh_date(o.from_date) <= coalesce(fh_date(new.to_date), 'infinity')
      and coalesce(fh_date(o.to_date), 'infinity') >= fh_date(new.from_date)
  ) then
    raise exception 'units of project % have owners of their own', new.project_id
      using errcode = 'check_violation', constraint = 'ownerships_whole_or_by_unit', table = 'project_ownerships';
  end if;
  if tg_op = 'UPDATE' then
    if old.project_id = new.project_id then
      update ownerships set person_id = new.person_id, share_bps = new.share_bps, from_date = new.from_date,
        to_date = new.to_date, updated_at = now()
      where project_ownership_id = new.id;
      return new;
    end if;
    delete from ownerships where project_ownership_id = new.id;
  end if;
  insert into ownerships (company_id, unit_id, person_id, share_bps, from_date, to_date, project_ownership_id)
  select new.company_id, u.id, new.person_id, new.share_bps, new.from_date, new.to_date, new.id
  from units u where u.project_id = new.project_id;
  return new;
end $$;

create trigger project_ownerships_units after insert or update on project_ownerships
  for each row execute function fh_ownership_of_project();
create trigger project_ownerships_gone before delete on project_ownerships
  for each row execute function fh_ownership_of_project();

create or replace function fh_unit_of_project() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    delete from ownerships where unit_id = old.id and project_ownership_id is not null;
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  insert into ownerships (company_id, unit_id, person_id, share_bps, from_date, to_date, project_ownership_id)
  select p.company_id, new.id, p.person_id, p.share_bps, p.from_date, p.to_date, p.id
  from project_ownerships p where p.project_id = new.project_id;
  return new;
end $$;

create trigger units_owned_whole after insert on units
  for each row execute function fh_unit_of_project();
create trigger units_moved after update of project_id on units
  for each row when (old.project_id is distinct from new.project_id) execute function fh_unit_of_project();
create trigger units_gone before delete on units
  for each row execute function fh_unit_of_project();

-- What becomes due by itself: rises of the rent, agreed changes, and terms that end.
create index contracts_rises_due on contracts (company_id, next_escalation_date)
  where next_escalation_date is not null and status <> 'draft';
create index contract_amendments_approved on contract_amendments (company_id, effective_date) where status = 'approved';
create index contracts_ending on contracts (company_id, end_date)
  where status in ('active', 'notice') and end_date is not null and deleted_at is null;
