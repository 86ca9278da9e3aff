-- A part of a name, phone, e-mail or identity number is found without reading every person; the same for places.
create index people_name_trgm on people using gin (name gin_trgm_ops);
create index people_phone_trgm on people using gin (phone gin_trgm_ops);
create index people_email_trgm on people using gin (email gin_trgm_ops);
create index people_national_id_trgm on people using gin (national_id gin_trgm_ops);
create index projects_name_trgm on projects using gin (name gin_trgm_ops);
create index units_identifier_trgm on units using gin (identifier gin_trgm_ops);
