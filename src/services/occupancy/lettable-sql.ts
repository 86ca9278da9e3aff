/**
 * SQL of the units that occupancy is about. A unit can be let when we let it for its owner, it is offered for rent and
 * its owner does not use it. Its first day is the one on which it was entered, or on which it was let if that was before.
 * Parameters: $1 company, $2 time zone, $3 projects (null: all).
 */
export const UNITS = `
  select u.id, u.project_id,
         (coalesce(u.management_mode, p.management_mode) = 'full' and u.offering <> 'sale'
           and u.owner_occupied is not true) as lettable,
         least((u.created_at at time zone $2)::date, (
           select min(fh_date(c.start_date)) from contracts c
           where c.unit_id = u.id and c.kind = 'lease' and c.status <> 'draft' and c.deleted_at is null)) as first_day
  from units u join projects p on p.id = u.project_id and p.deleted_at is null
  where u.company_id = $1 and u.deleted_at is null and ($3::uuid[] is null or u.project_id = any($3::uuid[]))`

/** Leases that were ever in force: who has ended or renewed one lived there before. */
export const heldLease = (alias: string): string =>
  `${alias}.kind = 'lease' and ${alias}.status <> 'draft' and ${alias}.deleted_at is null`
