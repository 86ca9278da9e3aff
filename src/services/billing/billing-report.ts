import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'
import { pageOf, type Paging } from '../paging.ts'

type Asked = Paging & {
  req: PayloadRequest
  company: string
  /** the projects that the caller is limited to */
  projects?: readonly string[]
}

type RunRow = {
  id: string
  status: string
  period: string
  isScheduled: boolean
  processed: number
  total: number
  startedAt: string | null
  finishedAt: string | null
  createdAt: string
  errors: { message: string }[] | null
  billed: { currency: string; invoices: number; totalMinor: number }[]
}

/** The billing runs of a company, newest first, with what each billed. */
export const listBillingRuns = async ({ req, company, projects, page, limit }: Asked) => {
  const rows = await readQuery<RunRow & { totalDocs: number }>(
    req.payload,
    `select ${columns}, count(*) over ()::int as "totalDocs" from job_runs j
     where j.company_id = $1 and j.kind = 'billing.run' order by j.created_at desc, j.id limit $3 offset $4`,
    [company, projects ?? null, limit, (page - 1) * limit],
  )
  const docs = rows.map(({ totalDocs: _total, ...run }) => run)
  return pageOf({ docs, totalDocs: rows[0]?.totalDocs ?? 0, page, limit })
}

type Report = Asked & { id: string; reason?: string }

/** One run with what it billed by currency, what it left out by reason, and a page of the rows that it left out. @throws 404 */
export const billingReport = async ({ req, company, projects, id, reason, page, limit }: Report) => {
  const [run] = await readQuery<RunRow>(
    req.payload,
    `select ${columns} from job_runs j where j.company_id = $1 and j.kind = 'billing.run' and j.id = $3`,
    [company, projects ?? null, id],
  )
  if (!run) throw notFound()
  const seen = [company, id, projects ?? null]
  const skipped = await readQuery<{ reason: string; count: number }>(
    req.payload,
    `select s.reason, count(*)::int as count ${skips} group by s.reason order by count desc, s.reason`,
    seen,
  )
  const docs = await readQuery<SkipRow>(
    req.payload,
    `select s.id, s.subject, s.reason, s.detail, s.contract_id as contract, c.number, s.unit_id as "unitId",
            u.identifier as unit, p.name as person ${skips} and ($4::text is null or s.reason = $4)
     order by s.reason, u.identifier, s.id limit $5 offset $6`,
    [...seen, reason ?? null, limit, (page - 1) * limit],
  )
  const wanted = skipped.filter((each) => !reason || each.reason === reason)
  const totalDocs = wanted.reduce((sum, { count }) => sum + count, 0)
  return { run, skipped, ...pageOf({ docs, totalDocs, page, limit }) }
}

export type BillingReport = Awaited<ReturnType<typeof billingReport>>
export type BillingRunRow = RunRow

type SkipRow = {
  id: string
  subject: 'lease' | 'ownership'
  reason: string
  detail: string
  contract: string | null
  number: string | null
  unitId: string | null
  unit: string | null
  person: string | null
}

const columns = `
  j.id, j.status, j.params ->> 'period' as period, j.params ->> 'trigger' is not distinct from 'schedule' as "isScheduled",
  coalesce(j.processed, 0)::int as processed, coalesce(j.total, 0)::int as total, j.started_at as "startedAt",
  j.finished_at as "finishedAt", j.created_at as "createdAt", j.errors,
  coalesce((
    select json_agg(b) from (
      select i.currency, count(*)::int as invoices, sum(i.total_minor)::float8 as "totalMinor" from invoices i
      where i.billing_run_id = j.id and i.status = 'issued' and ($2::uuid[] is null or i.project_id = any($2))
      group by i.currency order by i.currency
    ) b
  ), '[]'::json) as billed`

const skips = `
  from billing_skips s
  left join units u on u.id = s.unit_id
  left join contracts c on c.id = s.contract_id
  left join people p on p.id = s.person_id
  where s.company_id = $1 and s.run_id = $2 and ($3::uuid[] is null or u.project_id = any($3))`
