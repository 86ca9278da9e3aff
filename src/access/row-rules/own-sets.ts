/** Queries of ids that more than one row rule is made of; the names in them are those of `RowSet`. */
export const leasesOfTenant = `
  select c.id from contracts c
  where c.company_id = :company and c.person_id = :person and c.status <> 'draft' and c.deleted_at is null`

export const unitsOf = (column: string) => ({
  owner: `
    select u.${column} from ownerships o join units u on u.id = o.unit_id and u.deleted_at is null
    where o.company_id = :company and o.person_id = :person`,
  tenant: `
    select u.${column} from contracts c join units u on u.id = c.unit_id and u.deleted_at is null
    where c.company_id = :company and c.person_id = :person and c.status <> 'draft' and c.deleted_at is null`,
})

export const ofPerson = (table: string): string =>
  `select t.id from ${table} t where t.company_id = :company and t.person_id = :person`

/** The units that are his today: an owner's own, and those that a tenant lives in. */
export const unitsNow = {
  owner: `
    select o.unit_id from ownerships o
    where o.company_id = :company and o.person_id = :person
      and o.from_date <= to_char(now(), 'YYYY-MM-DD') and (o.to_date is null or o.to_date >= to_char(now(), 'YYYY-MM-DD'))`,
  tenant: `
    select c.unit_id from contracts c
    where c.company_id = :company and c.person_id = :person and c.status in ('active', 'notice') and c.deleted_at is null`,
}
