-- The rules of the structure: docs/property.md. The parents are locked, so that two writers see each other.
create or replace function fh_refuse_structure(rule text, place text) returns void
  language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'rule % of the structure is broken', rule
    using errcode = 'check_violation', constraint = rule, table = place;
end $$;

create or replace function fh_block_structure() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.project_id is distinct from old.project_id then
    perform fh_refuse_structure('blocks_keep_project', 'blocks');
  end if;
  if new.deleted_at is not null then
    return new;
  end if;
  perform from projects p
  where p.id = new.project_id and p.company_id = new.company_id and p.deleted_at is null for share;
  if not found then
    perform fh_refuse_structure('blocks_in_project', 'blocks');
  end if;
  if tg_op = 'INSERT' then
    return new;
  end if;
  if new.floors < old.floors and exists (
    select from units u where u.block_id = new.id and u.deleted_at is null and u.floor >= new.floors
  ) then
    perform fh_refuse_structure('blocks_floors_in_use', 'blocks');
  end if;
  if new.kind is distinct from old.kind and (
    exists (select from units u where u.block_id = new.id and u.deleted_at is null
            and (new.kind = 'basement' or (new.kind = 'house_row') <> (u.kind = 'house')))
    or (old.kind = 'basement'
        and exists (select from parking_slots s where s.block_id = new.id and s.deleted_at is null))
  ) then
    perform fh_refuse_structure('blocks_kind_in_use', 'blocks');
  end if;
  return new;
end $$;

create trigger blocks_structure before insert or update of project_id, kind, floors, deleted_at on blocks
  for each row execute function fh_block_structure();

create or replace function fh_unit_structure() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
declare
  block record;
begin
  if new.deleted_at is not null then
    return new;
  end if;
  if tg_op = 'UPDATE' and old.deleted_at is null
    and (new.project_id, new.block_id, new.floor, new.kind, new.floors)
      is not distinct from (old.project_id, old.block_id, old.floor, old.kind, old.floors) then
    return new;
  end if;
  perform from projects p
  where p.id = new.project_id and p.company_id = new.company_id and p.deleted_at is null for share;
  if not found then
    perform fh_refuse_structure('units_in_project', 'units');
  end if;
  if tg_op = 'UPDATE' and exists (
    select from rooms r where r.unit_id = new.id and r.deleted_at is null
      and (r.floor >= coalesce(new.floors, 0) or (r.floor is not null and new.kind <> 'house'))
  ) then
    perform fh_refuse_structure('units_floors_in_use', 'units');
  end if;
  if new.block_id is null then
    if new.floor is not null then
      perform fh_refuse_structure('units_floor_without_block', 'units');
    end if;
    return new;
  end if;
  select b.project_id, b.kind, b.floors into block from blocks b
  where b.id = new.block_id and b.company_id = new.company_id and b.deleted_at is null for share;
  -- another company's block is refused by its key
  if not found or block.project_id <> new.project_id then
    perform fh_refuse_structure('units_block_in_project', 'units');
  end if;
  if block.kind = 'basement' then
    perform fh_refuse_structure('units_not_in_basement', 'units');
  end if;
  if (block.kind = 'house_row') <> (new.kind = 'house') then
    perform fh_refuse_structure(
      case when block.kind = 'house_row' then 'units_houses_in_row' else 'units_no_house_in_block' end, 'units');
  end if;
  if new.floor is not null and (new.floor < 0 or new.floor >= block.floors or scale(new.floor) > 0) then
    perform fh_refuse_structure('units_floor_in_block', 'units');
  end if;
  return new;
end $$;

create trigger units_structure
  before insert or update of project_id, block_id, floor, kind, floors, deleted_at on units
  for each row execute function fh_unit_structure();

create or replace function fh_room_structure() returns trigger
  language plpgsql set search_path = public, pg_temp as $$
declare
  unit record;
begin
  if new.deleted_at is not null then
    return new;
  end if;
  select u.kind, u.floors into unit from units u
  where u.id = new.unit_id and u.company_id = new.company_id and u.deleted_at is null for share;
  if not found then
    perform fh_refuse_structure('rooms_in_unit', 'rooms');
  end if;
  if new.floor is not null
    and (unit.kind <> 'house' or new.floor < 0 or new.floor >= coalesce(unit.floors, 0) or scale(new.floor) > 0) then
    perform fh_refuse_structure('rooms_floor_in_house', 'rooms');
  end if;
  return new;
end $$;

create trigger rooms_structure before insert or update of unit_id, floor, deleted_at on rooms
  for each row execute function fh_room_structure();
