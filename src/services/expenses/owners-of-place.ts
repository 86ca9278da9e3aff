import type { Tx } from '../../db/transaction.ts'
import { apportion } from '../../domain/apportion.ts'
import { FULL_BPS } from '../../domain/money.ts'
import type { OwnerShare } from '../../domain/owner-shares.ts'

type Place = { project: string; block: string | null; unit: string | null }

type Query = { company: string; place: Place; day: string }

/**
 * Whose a place is on a day. Of a block or project every unit counts alike, whoever owns it; what nobody owns is the
 * company's part. Empty where nobody owns anything.
 */
export const ownersOfPlace = async (tx: Tx, { company, place, day }: Query): Promise<OwnerShare[]> => {
  const rows = await tx.query<{ person: string | null; bps: string }>(OWNED, [
    company,
    place.project,
    place.block,
    place.unit,
    day,
  ])
  const owners = rows.flatMap(({ person, bps }) => (person ? [{ person, weight: BigInt(bps) }] : []))
  if (owners.length === 0) return []
  const units = BigInt(rows.find(({ person }) => person === null)?.bps ?? '1')
  const owned = owners.reduce((sum, { weight }) => sum + weight, 0n)
  const free = units * BigInt(FULL_BPS) - owned
  const parts = apportion(BigInt(FULL_BPS), [...owners.map(({ weight }) => weight), free > 0n ? free : 0n])
  return owners.map(({ person }, index) => ({ person, bps: Number(parts[index] ?? 0n) })).filter(({ bps }) => bps > 0)
}

// One row per owner with the sum of his shares, and one without a person with the number of units.
const OWNED = `
  with placed as (
    select id from units
    where company_id = $1 and deleted_at is null
      and case when $4::uuid is not null then id = $4 when $3::uuid is not null then block_id = $3 else project_id = $2 end
  )
  select o.person_id as person, sum(o.share_bps)::bigint::text as bps
  from ownerships o join placed u on u.id = o.unit_id
  where o.company_id = $1 and o.from_date <= $5 and (o.to_date is null or o.to_date >= $5)
  group by o.person_id
  union all
  select null, greatest(count(*), 1)::text from placed
  order by person nulls last`
