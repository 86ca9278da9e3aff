import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { type PayoutStatus, payoutTransitions } from '../../domain/payout.ts'
import type { PayoutLineKind } from '../../domain/payout-statement.ts'
import { allowedTransitions } from '../../domain/transitions.ts'
import { notFound } from '../../platform/errors.ts'

type Head = {
  id: string
  number: string
  person: { id: string; name: string }
  project: { id: string; name: string } | null
  batch: string | null
  fromDate: string | null
  toDate: string
  currency: string
  status: PayoutStatus
  notes: string | null
  proposedBy: string | null
  decisionReason: string | null
}

type Figures = Record<
  | 'collected'
  | 'fee'
  | 'services'
  | 'expenses'
  | 'adjustments'
  | 'withholding'
  | 'net'
  | 'paid'
  | 'underway'
  | 'accrued',
  string
>

export type PayoutView = Head & {
  collectedMinor: number
  feeMinor: number
  servicesMinor: number
  expensesMinor: number
  adjustmentsMinor: number
  withholdingMinor: number
  netMinor: number
  paidMinor: number
  /** sent, and neither arrived nor failed yet */
  underwayMinor: number
  leftMinor: number
  /** rent of the owner that is billed and not collected, today */
  accruedMinor: number
  kinds: { kind: PayoutLineKind; lines: number; totalMinor: number }[]
  projects: { project: string | null; name: string | null; collectedMinor: number; totalMinor: number }[]
  allowed: readonly PayoutStatus[]
}

/** A statement with its sums by kind and by project; its lines come page by page from `payout-lines`. @throws 404 */
export const payoutView = async (payload: Payload, id: string): Promise<PayoutView> => {
  const [row] = await readQuery<Head & Figures>(payload, HEAD, [id])
  if (!row) throw notFound()
  const kinds = await readQuery<{ kind: PayoutLineKind; lines: number; total: string }>(payload, KINDS, [id])
  const projects = await readQuery<ProjectRow>(payload, PROJECTS, [id])
  const { collected, fee, services, expenses, adjustments, withholding, net, paid, underway, accrued, ...head } = row
  return {
    ...head,
    collectedMinor: Number(collected),
    feeMinor: Number(fee),
    servicesMinor: Number(services),
    expensesMinor: Number(expenses),
    adjustmentsMinor: Number(adjustments),
    withholdingMinor: Number(withholding),
    netMinor: Number(net),
    paidMinor: Number(paid),
    underwayMinor: Number(underway),
    leftMinor: Number(BigInt(net) - BigInt(paid) - BigInt(underway)),
    accruedMinor: Number(accrued),
    kinds: kinds.map(({ kind, lines, total }) => ({ kind, lines, totalMinor: Number(total) })),
    projects: projects.map((project) => ({
      project: project.id,
      name: project.name,
      collectedMinor: Number(project.collected),
      totalMinor: Number(project.total),
    })),
    allowed: allowedTransitions(payoutTransitions, row.status),
  }
}

type ProjectRow = { id: string | null; name: string | null; collected: string; total: string }

const HEAD = `
  select p.id, p.number, json_build_object('id', o.id, 'name', o.name) as person,
         case when j.id is null then null else json_build_object('id', j.id, 'name', j.name) end as project,
         p.batch_id as batch, p.from_date as "fromDate", p.to_date as "toDate", p.currency, p.status, p.notes,
         p.proposed_by_id as "proposedBy", p.decision_reason as "decisionReason",
         p.collected_minor as collected, p.fee_minor as fee, p.services_minor as services, p.expenses_minor as expenses,
         p.adjustments_minor as adjustments, p.withholding_minor as withholding, p.net_minor as net, p.paid_minor as paid,
         coalesce((select sum(d.amount_minor) from disbursements d where d.payout_id = p.id
                   and d.status in ('created', 'submitting', 'submitted', 'unknown')), 0) as underway,
         coalesce((select -sum(e.amount_minor) from ledger_entries e join ledger_accounts a on a.id = e.account_id
                   where e.company_id = p.company_id and e.person_id = p.person_id and e.currency = p.currency
                     and a.key = 'owner_accrual' and (p.project_id is null or e.project_id = p.project_id)), 0) as accrued
  from payouts p join people o on o.id = p.person_id left join projects j on j.id = p.project_id
  where p.id = $1`

const KINDS = `
  select kind, count(*)::int as lines, sum(amount_minor) as total from payout_lines where payout_id = $1
  group by kind order by min(position)`

const PROJECTS = `
  select l.project_id as id, j.name, coalesce(sum(l.amount_minor) filter (where l.kind = 'rent'), 0) as collected,
         sum(l.amount_minor) as total
  from payout_lines l left join projects j on j.id = l.project_id
  where l.payout_id = $1 group by l.project_id, j.name order by j.name nulls last limit 200`
