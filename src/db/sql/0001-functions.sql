create extension if not exists btree_gist;
create extension if not exists pg_trgm;

-- Calendar dates are text 'YYYY-MM-DD'. A cast to date depends on a setting and is not immutable; this is.
create or replace function fh_date(value text) returns date
  language sql immutable parallel safe
  return case
    when value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
    then make_date(substr(value, 1, 4)::int, substr(value, 6, 2)::int, substr(value, 9, 2)::int)
  end;
