/** What an import has made, as a common table expression `made`. $1 import */
export const madeRows = `
  made as materialized (
    select m ->> 'in' as in_table, (m ->> 'id')::uuid as id, m ->> 'label' as label, m -> 'floors' as floors
    from import_rows r cross join lateral jsonb_array_elements(r.made) m
    where r.import_id = $1 and r.status = 'written'
  )`
