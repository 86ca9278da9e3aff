/**
 * A file of units as one statement: blocks, units, the rows of the import and their audit, under every constraint and
 * trigger of the schema. $1 company, $2 project, $3 import, $4 rows as JSON: block, floor, identifier, rent
 */
export const importStatement = `
with given as materialized (
  select row_number() over () + 1 as number, gen_random_uuid() as unit_id, g.*
  from jsonb_to_recordset($4::jsonb) as g (block text, floor int, identifier text, rent numeric)
),
imported as (
  insert into imports (id, company_id, kind, project_id, file_name, file_hash, status, rows, created_rows)
  select $3, $1, 'structure', $2, 'limit.csv', $3::text, 'done', count(*), count(*) from given
  returning id
),
kept as (
  insert into import_rows (company_id, import_id, row_number, data, made, status)
  select $1, i.id, g.number,
         jsonb_build_object('block', g.block, 'floor', g.floor::text, 'identifier', g.identifier, 'rent', g.rent::text),
         jsonb_build_array(jsonb_build_object('in', 'units', 'id', g.unit_id, 'label', g.identifier)), 'written'
  from given g cross join imported i
),
audited as (
  insert into audit_log (company_id, at, action, entity, entity_id, after)
  select $1, now(), 'create', 'units', unit_id::text, jsonb_build_object('label', identifier, 'import', $3::text) from given
)
insert into units (id, company_id, project_id, block_id, floor, identifier, kind, rent_minor, currency, offering)
select g.unit_id, $1, $2, b.id, g.floor, g.identifier, 'apartment', g.rent * 100, 'KES', 'rent'
from given g join blocks b on b.project_id = $2 and lower(b.name) = lower(g.block)`
