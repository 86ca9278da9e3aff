-- The shares of a unit sum to at most 100 % on any day. The sum rises only on a day on which a share begins.
create or replace function fh_ownership_shares() returns trigger
  language plpgsql as $$
begin
  -- two writers of one unit must see each other
  perform pg_advisory_xact_lock(hashtextextended('ownerships ' || new.unit_id, 0));
  if exists (
    select
    from ownerships start_of
    join ownerships other on other.unit_id = start_of.unit_id and to_jsonb(other) ->> 'deleted_at' is null
      and fh_date(other.from_date) <= fh_date(start_of.from_date)
      and (other.to_date is null or fh_date(other.to_date) >= fh_date(start_of.from_date))
    where start_of.unit_id = new.unit_id and to_jsonb(start_of) ->> 'deleted_at' is null
    group by start_of.id
    having sum(other.share_bps) > 10000
  ) then
    raise exception 'shares of unit % exceed the whole', new.unit_id
      using errcode = 'check_violation', constraint = 'ownerships_at_most_whole', table = 'ownerships';
  end if;
  return null;
end $$;

create trigger ownerships_at_most_whole after insert or update on ownerships
  for each row execute function fh_ownership_shares();
