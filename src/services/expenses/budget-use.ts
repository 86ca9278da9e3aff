import type { PayloadRequest } from 'payload'
import { projectsIn } from '../../access/row-rules/standing.ts'
import { readQuery } from '../../db/transaction.ts'
import { pageOf } from '../paging.ts'

export type BudgetUse = {
  id: string
  project: string
  projectName: string
  category: string
  categoryName: string
  year: number
  currency: string
  /** minor units, of bills with their date in the year, tax included */
  amountMinor: number
  approvedMinor: number
  waitingMinor: number
  /** below zero when more was approved than planned */
  leftMinor: number
}

type Query = {
  req: PayloadRequest
  company: string
  id?: string
  project?: string
  category?: string
  year?: number
  page: number
  limit: number
}

/** Budgets with what was spent of each; waiting bills are told apart and not taken off. */
export const budgetUse = async ({ req, company, id, project, category, year, page, limit }: Query) => {
  const projects = (await projectsIn(req, company)) ?? null
  const values = [company, id ?? null, project ?? null, category ?? null, year ?? null, projects]
  const [counted] = await readQuery<{ total: number }>(
    req.payload,
    `select count(*)::int as total from budgets b where ${FITS}`,
    values,
  )
  const docs = await readQuery<BudgetUse>(req.payload, USE, [...values, limit, (page - 1) * limit])
  return pageOf({ docs, totalDocs: counted?.total ?? 0, page, limit })
}

const FITS = `
  b.company_id = $1 and ($2::uuid is null or b.id = $2) and ($3::uuid is null or b.project_id = $3)
  and ($4::uuid is null or b.category_id = $4) and ($5::int is null or b.year = $5)
  and ($6::uuid[] is null or b.project_id = any($6))`

const USE = `
  with page as (select b.* from budgets b where ${FITS} order by b.year desc, b.id limit $7 offset $8)
  select b.id, b.project_id as project, p.name as "projectName", b.category_id as category, c.name as "categoryName",
         b.year::int as year, b.currency, b.amount_minor::float8 as "amountMinor",
         coalesce(e.approved, 0)::float8 as "approvedMinor", coalesce(e.waiting, 0)::float8 as "waitingMinor",
         (b.amount_minor - coalesce(e.approved, 0))::float8 as "leftMinor"
  from page b
  join projects p on p.id = b.project_id
  join expense_categories c on c.id = b.category_id
  left join lateral (
    select sum(x.total_minor) filter (where x.status in ('approved', 'partial', 'paid')) as approved,
           sum(x.total_minor) filter (where x.status = 'waiting_for_approval') as waiting
    from expenses x
    where x.company_id = b.company_id and x.project_id = b.project_id and x.category_id = b.category_id
      and x.currency = b.currency and x.invoice_date between b.year::int || '-01-01' and b.year::int || '-12-31'
  ) e on true
  order by b.year desc, p.name, c.name, b.id`
