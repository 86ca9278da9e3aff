import type { Tx } from '../../db/transaction.ts'
import { type CalendarDate, type Period, periodRange } from '../../domain/calendar.ts'
import { feeMonths, splitFixedFee } from '../../domain/fixed-fee.ts'
import type { FeeTerms, StatementItem } from '../../domain/payout-statement.ts'
import type { OwnedEntry, Scope } from './unsettled-entries.ts'

type ProjectFee = FeeTerms & { fixedMinor: bigint }

/** What projects charge for managing them. */
export const projectFees = async (tx: Tx, company: string, projects: readonly string[]): Promise<ProjectFee[]> => {
  if (projects.length === 0) return []
  const rows = await tx.query<{ id: string; name: string; bps: string | null; fixed: string | null }>(
    `select id, name, management_fee_bps as bps, management_fee_minor as fixed from projects
     where company_id = $1 and id = any($2::uuid[]) order by name, id`,
    [company, projects],
  )
  return rows.map(({ id, name, bps, fixed }) => ({
    project: id,
    name,
    feeBps: Number(bps ?? 0),
    fixedMinor: BigInt(fixed ?? 0),
  }))
}

/** The key of a month of the fixed fee: charged to an owner once. */
const fixedFeeKey = ({ project, person, period }: { project: string; person: string; period: Period }): string =>
  `fixed-fee:${project}:${person}:${period}`

/** The last month of the fixed fee that each owner was charged, per project. */
export const lastFeeMonths = async (tx: Tx, { company, persons, project }: Scope): Promise<LastFee[]> =>
  tx.query<LastFee>(
    `select p.person_id as person, l.project_id as project, max(right(l.charge_key, 7)) as period
     from payout_lines l join payouts p on p.id = l.payout_id
     where l.company_id = $1 and p.person_id = any($2::uuid[]) and l.charge_key like 'fixed-fee:%' and l.is_released is not true
       and ($3::uuid is null or l.project_id = $3)
     group by p.person_id, l.project_id`,
    [company, persons, project ?? null],
  )

type LastFee = { person: string; project: string; period: Period }

type FixedFees = {
  tx: Tx
  company: string
  toDate: CalendarDate
  fees: readonly ProjectFee[]
  entries: readonly OwnedEntry[]
  last: readonly LastFee[]
}

/** The months of the fixed fee that are due, per owner: each owner pays his part of the managed units on their last day. */
export const fixedFees = async ({
  tx,
  company,
  toDate,
  fees,
  entries,
  last,
}: FixedFees): Promise<Map<string, StatementItem[]>> => {
  const items = new Map<string, StatementItem[]>()
  const due = dueMonths({ toDate, fees, entries, last })
  if (due.length === 0) return items
  const holdings = await holdingsOf(tx, company, due)
  for (const { person, fee, period } of due) {
    const held = holdings.get(`${fee.project}|${period}`)
    const part = held && splitFixedFee({ fee: fee.fixedMinor, ...held }).get(person)
    if (!part) continue
    const item: StatementItem = {
      kind: 'fee',
      amount: -part,
      description: `Fixed fee ${period}, ${fee.name}`,
      project: fee.project,
      chargeKey: fixedFeeKey({ project: fee.project, person, period }),
    }
    items.set(person, [...(items.get(person) ?? []), item])
  }
  return items
}

type Due = { person: string; fee: ProjectFee; period: Period }

const dueMonths = ({ toDate, fees, entries, last }: Omit<FixedFees, 'tx' | 'company'>): Due[] => {
  const firstRent = new Map<string, CalendarDate>()
  for (const { person, project, invoice, postedOn } of entries) {
    const key = `${person}|${project ?? ''}`
    const known = firstRent.get(key)
    if (invoice && (!known || postedOn < known)) firstRent.set(key, postedOn)
  }
  const charged = new Map(last.map(({ person, project, period }) => [`${person}|${project}`, period]))
  const persons = [...new Set([...entries, ...last].map(({ person }) => person))]
  return fees
    .filter(({ fixedMinor }) => fixedMinor > 0n)
    .flatMap((fee) =>
      persons.flatMap((person) => {
        const key = `${person}|${fee.project}`
        const months = feeMonths({
          lastCharged: charged.get(key) ?? null,
          firstRent: firstRent.get(key) ?? null,
          toDate,
        })
        return months.map((period) => ({ person, fee, period }))
      }),
    )
}

type Held = { units: number; holdings: { person: string; bps: number }[] }

const holdingsOf = async (tx: Tx, company: string, due: readonly Due[]): Promise<Map<string, Held>> => {
  const periods = [...new Set(due.map(({ period }) => period))]
  const rows = await tx.query<{ project: string; day: string } & Held>(HOLDINGS, [
    company,
    [...new Set(due.map(({ fee }) => fee.project))],
    periods.map((period) => periodRange(period).to),
  ])
  return new Map(
    rows.map(({ project, day, units, holdings }) => [`${project}|${day.slice(0, 7)}`, { units, holdings }]),
  )
}

const HOLDINGS = `
  with managed as (
    select u.id, u.project_id as project from units u join projects p on p.id = u.project_id
    where u.company_id = $1 and u.project_id = any($2::uuid[]) and u.deleted_at is null
      and coalesce(u.management_mode, p.management_mode) = 'full'
  ), held as (
    select m.project, d.day, o.person_id as person, sum(o.share_bps)::int as bps
    from managed m cross join unnest($3::text[]) as d(day)
    join ownerships o on o.unit_id = m.id and o.from_date <= d.day and (o.to_date is null or o.to_date >= d.day)
    group by 1, 2, 3
  )
  select h.project, h.day, (select count(*)::int from managed m where m.project = h.project) as units,
         json_agg(json_build_object('person', h.person, 'bps', h.bps) order by h.person) as holdings
  from held h group by h.project, h.day`
