import type { Tx } from '../../db/transaction.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'

/** A unit on a day, as `unitOwners` answers. */
export const ownersKey = (unit: string, day: string): string => `${unit}|${day}`

/** Who owned the units on the given days, one query for all; empty for a unit without owners. */
export const unitOwners = async (
  tx: Tx,
  company: string,
  wanted: { unit: string; day: string }[],
): Promise<Map<string, OwnerShare[]>> => {
  if (wanted.length === 0) return new Map()
  const rows = await tx.query<{ unit: string; day: string; owners: OwnerShare[] }>(
    `select w.unit, w.day, json_agg(json_build_object('person', o.person_id, 'bps', o.share_bps::int) order by o.person_id) as owners
     from (select distinct unit, day from jsonb_to_recordset($2::jsonb) as w (unit uuid, day text)) w
     join ownerships o on o.company_id = $1 and o.unit_id = w.unit
       and o.from_date <= w.day and (o.to_date is null or o.to_date >= w.day)
     group by w.unit, w.day`,
    [company, JSON.stringify(wanted)],
  )
  return new Map(rows.map(({ unit, day, owners }) => [ownersKey(unit, day), owners]))
}
