import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'

export type HeldShare = {
  id: string
  person: { id: string; name: string }
  shareBps: number
  fromDate: string
  toDate: string | null
  withProject: boolean
  state: 'past' | 'current' | 'future'
}

type History = Paging & { payload: Payload; company: string; unit: string }

/** Whose a unit was, is and will be; the latest first. */
export const ownershipHistory = async ({ payload, company, unit, page, limit }: History) => {
  const { today } = await companySettings(payload, company)
  const docs = await readQuery<HeldShare>(payload, HISTORY, [company, unit, today, limit, (page - 1) * limit])
  const [count] = await readQuery<{ total: string }>(
    payload,
    'select count(*) as total from ownerships where company_id = $1 and unit_id = $2',
    [company, unit],
  )
  return pageOf({ docs, totalDocs: Number(count?.total ?? 0), page, limit })
}

const HISTORY = `
  select o.id, json_build_object('id', p.id, 'name', p.name) as person, o.share_bps::int as "shareBps",
         o.from_date as "fromDate", o.to_date as "toDate", o.project_ownership_id is not null as "withProject",
         case when o.from_date > $3 then 'future' when o.to_date < $3 then 'past' else 'current' end as state
  from ownerships o join people p on p.id = o.person_id
  where o.company_id = $1 and o.unit_id = $2
  order by o.from_date desc, p.name, o.id limit $4 offset $5`
