import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { companySettings } from '../companies.ts'
import { pageOf, type Paging } from '../paging.ts'

export type ExpiringLease = {
  id: string
  number: string
  unit: { id: string; identifier: string }
  project: { id: string; name: string }
  person: { id: string; name: string }
  endDate: string
  /** below zero: the term is over and nobody has ended the lease */
  daysRemaining: number
  rentMinor: number
  currency: string
  status: string
  renewal: { id: string; number: string } | null
}

type Expiring = Paging & {
  payload: Payload
  company: string
  /** absent: the whole company */
  projects?: readonly string[]
  /** days; absent: as the company is reminded */
  within?: number
}

/** Leases that end within so many days, those whose term is over first; the ones that nobody has renewed or ended. */
export const expiringLeases = async ({ payload, company, projects, within, page, limit }: Expiring) => {
  const { today } = await companySettings(payload, company)
  const days = within ?? (await noticeDays(payload, company))
  const rows = await readQuery<ExpiringLease & { total: string }>(payload, EXPIRING, [
    company,
    today,
    addDays(today, days),
    projects ?? null,
    limit,
    (page - 1) * limit,
  ])
  const totalDocs = rows[0]
    ? Number(rows[0].total)
    : page === 1
      ? 0
      : await countOf({ payload, company, today, days, projects })
  return {
    ...pageOf({
      docs: rows.map(({ total: _total, rentMinor, ...row }) => ({ ...row, rentMinor: Number(rentMinor) })),
      totalDocs,
      page,
      limit,
    }),
    within: days,
    today,
  }
}

/** How many days before its end a company is reminded of a lease. */
export const noticeDays = async (payload: Payload, company: string): Promise<number> => {
  const [row] = await readQuery<{ days: string }>(
    payload,
    'select coalesce(lease_expiry_notice_days, 60) as days from companies where id = $1',
    [company],
  )
  return Number(row?.days ?? 60)
}

type Count = { payload: Payload; company: string; today: string; days: number; projects?: readonly string[] }

const countOf = async ({ payload, company, today, days, projects }: Count): Promise<number> => {
  const [row] = await readQuery<{ total: string }>(
    payload,
    `select count(*) as total from contracts c where ${ENDING} and ($3::uuid[] is null or c.project_id = any($3::uuid[]))`,
    [company, addDays(today, days), projects ?? null],
  )
  return Number(row?.total ?? 0)
}

const ENDING = `c.company_id = $1 and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null
  and c.end_date is not null and c.end_date <= $2`

const EXPIRING = `
  select c.id, c.number, c.end_date as "endDate", fh_date(c.end_date) - fh_date($2) as "daysRemaining",
         c.rent_minor as "rentMinor", c.currency, c.status,
         json_build_object('id', u.id, 'identifier', u.identifier) as unit,
         json_build_object('id', p.id, 'name', p.name) as project,
         json_build_object('id', t.id, 'name', t.name) as person,
         case when r.id is not null then json_build_object('id', r.id, 'number', r.number) end as renewal,
         count(*) over () as total
  from contracts c
  join units u on u.id = c.unit_id join projects p on p.id = c.project_id join people t on t.id = c.person_id
  left join contracts r on r.company_id = c.company_id and r.renewal_of_id = c.id and r.deleted_at is null
  where ${ENDING.replace('$2', '$3')} and ($4::uuid[] is null or c.project_id = any($4::uuid[]))
  order by c.end_date, c.id limit $5 offset $6`
