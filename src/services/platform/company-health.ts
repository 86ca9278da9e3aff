import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { pageOf, type Paging } from '../paging.ts'

type Row = {
  id: string
  name: string
  slug: string
  status: 'active' | 'suspended'
  createdAt: string
  users: string
  units: string
  deadJobs: string
  lastActivityAt: string | null
  imbalances: string
  storage: string
  total: string
}

type Health = Paging & { payload: Payload; status?: 'active' | 'suspended' }

/**
 * How the companies of the installation are doing: sizes and states, never their data. `ledger` is `ok` while the debits
 * and credits of every currency cancel out; the whole check is `npm run ledger:check`. Storage in bytes.
 */
export const companyHealth = async ({ payload, status, page, limit }: Health) => {
  const rows = await readQuery<Row>(payload, healthQuery(payload), [status ?? null, limit, (page - 1) * limit])
  return pageOf({
    page,
    limit,
    totalDocs: Number(rows[0]?.total ?? 0),
    docs: rows.map(({ total: _total, imbalances, users, units, deadJobs, storage, ...row }) => ({
      ...row,
      users: Number(users),
      units: Number(units),
      deadJobs: Number(deadJobs),
      ledger: Number(imbalances) === 0 ? 'ok' : 'out_of_balance',
      storageBytes: Number(storage),
    })),
  })
}

/** Files lie in whatever collections take uploads. */
const storageOf = (payload: Payload): string => {
  const tables = payload.config.collections
    .filter(({ upload, flattenedFields }) => upload && flattenedFields.some(({ name }) => name === 'company'))
    .map(
      ({ slug }) =>
        `(select coalesce(sum(f.filesize), 0) from ${slug.replaceAll('-', '_')} f where f.company_id = p.id)`,
    )
  return tables.length > 0 ? tables.join(' + ') : '0'
}

const healthQuery = (payload: Payload): string => `
  with p as (
    select c.id, c.name, c.slug, c.status, c.created_at, count(*) over () as total from companies c
    where $1::text is null or c.status = $1 order by c.name, c.id limit $2 offset $3
  )
  select p.id, p.name, p.slug, p.status, p.created_at as "createdAt", p.total,
    (select count(*) from staff s where s.company_id = p.id and s.status = 'active' and s.deleted_at is null) as users,
    (select count(*) from units u where u.company_id = p.id and u.deleted_at is null) as units,
    (select count(*) from job_runs j where j.company_id = p.id and j.status = 'dead') as "deadJobs",
    (select max(n.last_used_at) from staff s join sessions n on n.user_id = s.user_id
     where s.company_id = p.id and s.deleted_at is null) as "lastActivityAt",
    (select count(*) from (
       select 1 from ledger_entries e where e.company_id = p.id group by e.currency having sum(e.amount_minor) <> 0) x) as imbalances,
    ${storageOf(payload)} as storage
  from p order by p.name, p.id`
