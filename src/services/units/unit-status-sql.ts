/**
 * The status of a unit as SQL, for sets of them: the same order of facts as `deriveUnitStatus`.
 * @param unit alias of the row of `units`
 */
export const unitStatusSql = (unit: string): string => `
  case
    when exists (select from contracts c where c.unit_id = ${unit}.id and c.kind = 'lease'
                   and c.status in ('active', 'notice') and c.deleted_at is null) then 'rented'
    when ${unit}.owner_occupied then 'owner_occupied'
    else 'available'
  end`
