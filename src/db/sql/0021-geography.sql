-- Projects are found by any part of where they are, typing errors included.
create index projects_place_trgm on projects using gin (
  (name || ' ' || code || ' ' || coalesce(address, '') || ' ' || coalesce(area, '') || ' ' || coalesce(city, '')) gin_trgm_ops
);
