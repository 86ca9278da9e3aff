import { readQuery } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import type { LedgerFilters } from '../ledger/ledger-filters.ts'
import { rentRoll as unitsOnDay, type RentRollRow } from '../occupancy/rent-roll.ts'
import { day, money, type ReportArgs, type ReportBody, type ReportRow, text } from './report.ts'

type Money = Record<'opening' | 'charged' | 'paid', number>

/** Every unit that is or could be let on the last day, with what was charged, paid and is owed on it. */
export const rentRoll = async (args: ReportArgs): Promise<ReportBody> => {
  const { payload, company, to, project, page, limit } = args
  const roll = await unitsOnDay({ payload, company, projects: project ? [project] : null, on: to, page, limit })
  const amounts = await moneyOf(
    args,
    roll.docs.map(({ unit }) => unit.id),
  )
  const total = await totalOf(args)
  return {
    columns: [
      text('project', 'Project'),
      text('unit', 'Unit'),
      text('tenant', 'Tenant'),
      text('lease', 'Lease'),
      day('start', 'From'),
      day('end', 'To'),
      money('rentMinor', 'Rent a month'),
      money('openingMinor', 'Owed before'),
      money('chargedMinor', 'Charged'),
      money('paidMinor', 'Paid'),
      money('balanceMinor', 'Owed'),
      text('state', 'State'),
    ],
    rows: roll.docs.map((row) => rowOf(row, amounts.get(row.unit.id), args)),
    totalRows: roll.totalDocs,
    totals: {
      id: 'total',
      // Of everything that is receivable, also of units that are no longer let and of no unit at all.
      cells: {
        unit: 'All receivables',
        rentMinor: roll.totals.find(({ currency }) => currency === args.currency)?.rentMinor ?? 0,
        ...figures(total),
      },
      drill: drillOf({}, args),
    },
  }
}

const nothing: Money = { opening: 0, charged: 0, paid: 0 }

const rowOf = (row: RentRollRow, amounts: Money = nothing, args: ReportArgs): ReportRow => {
  const { unit, project, lease, person } = row
  const known = figures(amounts)
  return {
    id: unit.id,
    cells: {
      project: project.name,
      unit: unit.identifier,
      tenant: person?.name ?? null,
      lease: lease?.number ?? null,
      start: lease?.startDate ?? null,
      end: lease?.endDate ?? null,
      rentMinor: row.currency === args.currency ? (lease ? row.rentMinor : row.askingRentMinor) : null,
      ...known,
      state: stateOf(row, amounts),
    },
    drill: drillOf({ unit: unit.id }, args),
    link: { collection: 'units', id: unit.id },
  }
}

const stateOf = ({ lease }: RentRollRow, { opening, charged, paid }: Money): string => {
  if (!lease) return 'vacant'
  const balance = opening + charged - paid
  if (balance <= 0) return charged === 0 && paid === 0 ? 'nothing charged' : 'paid'
  return paid > 0 ? 'partly paid' : 'unpaid'
}

const figures = ({ opening, charged, paid }: Money): Record<string, number> => ({
  openingMinor: opening,
  chargedMinor: charged,
  paidMinor: paid,
  balanceMinor: opening + charged - paid,
})

const drillOf = (of: LedgerFilters, { from, to, currency, project }: ReportArgs): ReportRow['drill'] => {
  const scope: LedgerFilters = { key: 'receivable', currency, ...(project && { project }), ...of }
  return {
    openingMinor: { ...scope, to: addDays(from, -1) },
    chargedMinor: { ...scope, from, to, about: 'charge' },
    paidMinor: { ...scope, from, to, about: 'payment' },
    balanceMinor: { ...scope, to },
  }
}

type Row = Record<'unit' | 'opening' | 'charged' | 'paid', string>

const SUMS = `
  coalesce(sum(e.amount_minor) filter (where e.posted_on < $3), 0) as opening,
  coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.payment_id is null), 0) as charged,
  -coalesce(sum(e.amount_minor) filter (where e.posted_on >= $3 and e.payment_id is not null), 0) as paid
  from ledger_entries e
  where e.account_id = any(array(select id from ledger_accounts where company_id = $1 and key = 'receivable' and currency = $2))
    and e.posted_on <= $4 and ($5::uuid is null or e.project_id = $5::uuid)`

const moneyOf = async (args: ReportArgs, units: string[]): Promise<Map<string, Money>> => {
  const rows = await readQuery<Row>(
    args.payload,
    `select e.unit_id as unit, ${SUMS} and e.unit_id = any($6::uuid[]) group by e.unit_id`,
    [...valuesOf(args), units],
  )
  return new Map(rows.map((row) => [row.unit, moneyFrom(row)]))
}

const totalOf = async (args: ReportArgs): Promise<Money> => {
  const [row] = await readQuery<Row>(args.payload, `select ${SUMS}`, valuesOf(args))
  return row ? moneyFrom(row) : nothing
}

const valuesOf = ({ company, currency, from, to, project }: ReportArgs): unknown[] => [
  company,
  currency,
  from,
  to,
  project ?? null,
]

const moneyFrom = ({ opening, charged, paid }: Row): Money => ({
  opening: Number(opening),
  charged: Number(charged),
  paid: Number(paid),
})
