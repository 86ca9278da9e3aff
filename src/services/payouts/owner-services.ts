import type { Tx } from '../../db/transaction.ts'
import type { OwnerCharge } from '../../domain/billing/owner-billing.ts'
import { addPeriods, type CalendarDate, latestDate, monthOf, type Period } from '../../domain/calendar.ts'
import { feeMonths } from '../../domain/fixed-fee.ts'
import { applyRate } from '../../domain/money.ts'
import type { StatementItem } from '../../domain/payout-statement.ts'
import { ownerCharges, readingDay } from '../billing/owner-charges.ts'
import type { OwnedEntry } from './unsettled-entries.ts'

type Services = {
  tx: Tx
  company: string
  persons: readonly string[]
  entries: readonly OwnedEntry[]
  toDate: CalendarDate
  project: string | null
}

/** Months of services that a statement may still catch up with, at all and behind the last statement. */
const monthsBack = 11
const monthsBehind = 2

/** The key of the tax on a charge: what stands under it is owed to the tax office. */
const taxKey = (chargeKey: string): string => `${chargeKey}:tax`
export const isTaxKey = (chargeKey: string | undefined): boolean => chargeKey?.endsWith(':tax') ?? false

/**
 * What owners owe for services at units that we let, by owner and currency: such charges are deducted here instead of
 * invoiced. Months that are over, from the owner's first rent on, that no invoice and no live statement has charged.
 */
export const ownerServices = async (services: Services): Promise<Map<string, StatementItem[]>> => {
  const { tx, company, persons, entries, toDate, project } = services
  const items = new Map<string, StatementItem[]>()
  const first = await firstMonths(services)
  const projects = await projectsOf(tx, company, persons, project)
  if (first.size === 0 || projects.length === 0) return items
  const earliest = [...first.values()].reduce((a, b) => (a < b ? a : b))
  const wanted = new Set(entries.map(({ person, currency }) => `${person}|${currency}`))
  const charges: (OwnerCharge & { period: Period; unit: string; project: string })[] = []
  for (const period of feeMonths({ lastCharged: null, firstRent: `${earliest}-01`, toDate })) {
    const query = { tx, company, period, day: readingDay(period, toDate), mode: 'full', scope: { projects } } as const
    for (const { unit, charges: own, billed } of await ownerCharges(query))
      for (const charge of own) {
        const from = first.get(charge.person)
        // What a meter counted goes by invoice alone, where its last billed reading is kept.
        if (!from || period < from || charge.meterReading || billed.has(charge.chargeKey)) continue
        if (!wanted.has(`${charge.person}|${charge.currency}`)) continue
        charges.push({ ...charge, period, unit: unit.id, project: unit.project })
      }
  }
  const charged = await chargedKeys(
    tx,
    company,
    charges.map(({ chargeKey }) => chargeKey),
  )
  for (const charge of charges) {
    if (charged.has(charge.chargeKey)) continue
    // A charge without a month in its key may come up in several.
    charged.add(charge.chargeKey)
    const key = `${charge.person}|${charge.currency}`
    items.set(key, [...(items.get(key) ?? []), ...itemsOf(charge)])
  }
  return items
}

const itemsOf = (charge: OwnerCharge & { unit: string; project: string }): StatementItem[] => {
  const { netMinor, taxRateBps, description, chargeKey, projectService, unit, project } = charge
  const place = { kind: 'service', unit, project, ...(projectService && { projectService }) } as const
  const tax = applyRate(netMinor, taxRateBps)
  return [
    { ...place, amount: -netMinor, description, chargeKey },
    { ...place, amount: -tax, description: `Tax on ${description}`, chargeKey: taxKey(chargeKey) },
  ]
}

/** The first month that counts for each owner: a little before his last statement, or of his first rent when there is none. */
const firstMonths = async ({ tx, company, persons, entries, toDate }: Services): Promise<Map<string, Period>> => {
  const rows = await tx.query<{ person: string; first: string; last: string }>(
    `select p.person_id as person, min(e.posted_on) as first, max(p.to_date) as last
     from payouts p join payout_lines l on l.payout_id = p.id join ledger_entries e on e.id = l.entry_id
     where p.company_id = $1 and p.person_id = any($2::uuid[]) and p.status <> 'cancelled' and l.kind = 'rent'
     group by p.person_id`,
    [company, persons],
  )
  const oldest = addPeriods(monthOf(toDate), -monthsBack)
  const months = new Map<string, Period>()
  for (const { person, invoice, postedOn } of entries) {
    const known = months.get(person)
    if (invoice && (!known || monthOf(postedOn) < known)) months.set(person, monthOf(postedOn))
  }
  for (const { person, first, last } of rows)
    months.set(person, latestDate(monthOf(first), addPeriods(monthOf(last), -monthsBehind)))
  return new Map([...months].map(([person, month]) => [person, latestDate(oldest, month)]))
}

const projectsOf = async (
  tx: Tx,
  company: string,
  persons: readonly string[],
  project: string | null,
): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(
    `select distinct u.project_id as id from ownerships o join units u on u.id = o.unit_id
     where o.company_id = $1 and o.person_id = any($2::uuid[]) and ($3::uuid is null or u.project_id = $3)`,
    [company, persons, project],
  )
  return rows.map(({ id }) => id)
}

const chargedKeys = async (tx: Tx, company: string, keys: readonly string[]): Promise<Set<string>> => {
  if (keys.length === 0) return new Set()
  const rows = await tx.query<{ key: string }>(
    `select charge_key as key from payout_lines
     where company_id = $1 and charge_key = any($2::text[]) and is_released is not true`,
    [company, keys],
  )
  return new Set(rows.map(({ key }) => key))
}
