import {
  addMonths,
  addDays,
  addPeriods,
  type CalendarDate,
  dayOfPeriod,
  monthOf,
  periodRange,
} from '../../domain/calendar.ts'
import type { LeaseStatus } from '../../domain/lease.ts'
import { createChance } from '../chance.ts'
import type { CompanyPlan, UnitPlan } from './companies.ts'

/** How a tenant pays: within days, in the second week, at the end of the month, or in two parts. */
export type Manner = 'prompt' | 'usual' | 'late' | 'parts'
export type PayBy = 'mobile' | 'bank' | 'cash' | 'cheque'

export type LeasePlan = {
  /** names the lease within the company */
  key: string
  unit: UnitPlan
  /** one tenant may hold two leases */
  tenant: { key: string; name?: string }
  startDate: CalendarDate
  endDate: CalendarDate | null
  status: LeaseStatus
  manner: Manner
  payBy: PayBy
  /** how many of the last months were not paid */
  unpaid: number
}

/** Who rents what since when, in the order in which the leases were signed. */
export const planLeases = (plan: CompanyPlan, today: CalendarDate): LeasePlan[] => {
  const current = monthOf(today)
  const first = addPeriods(current, 1 - plan.months)
  const units = plan.projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units))
  const leases = units.flatMap((unit) => {
    const chance = createChance(`${plan.slug}/lease/${unit.identifier}`)
    const former = plan.former.find(({ unit: identifier }) => identifier === unit.identifier)
    const isOrganisation = unit.identifier in plan.organisations
    const habits = (): Pick<LeasePlan, 'manner' | 'payBy'> => ({
      manner: mannerAt(chance.next()),
      payBy: isOrganisation ? 'bank' : payByAt(chance.next()),
    })
    const planned: LeasePlan[] = []
    if (former) {
      planned.push({
        key: `${unit.identifier}/1`,
        unit,
        tenant: { key: `former ${unit.identifier}` },
        startDate: `${first}-01`,
        endDate: periodRange(addPeriods(first, former.months - 1)).to,
        status: former.status,
        unpaid: former.unpaid,
        ...habits(),
      })
    }
    const isDraft = plan.drafts.includes(unit.identifier)
    if (plan.vacant.includes(unit.identifier) && !isDraft) return planned
    const unpaid = plan.arrears[unit.identifier] ?? 0
    const startsLater = chance.next() < 0.4 ? chance.whole(1, Math.max(1, plan.months - 5)) : 0
    const offset = isDraft ? plan.months : (former?.months ?? (unpaid > 0 || isOrganisation ? 0 : startsLater))
    const startDate = dayOfPeriod(
      addPeriods(first, offset),
      offset === 0 || isDraft ? 1 : chance.pick([1, 1, 1, 10, 15]),
    )
    const isNotice = plan.notice.includes(unit.identifier)
    const twoYears = addDays(addMonths(startDate, 24), -1)
    const openEnd = chance.next() < 0.5 ? null : twoYears
    const organisation = plan.organisations[unit.identifier]
    planned.push({
      key: `${unit.identifier}/2`,
      unit,
      tenant: organisation ? { key: organisation, name: organisation } : { key: unit.identifier },
      startDate,
      endDate: isNotice ? periodRange(addPeriods(current, 1)).to : isDraft ? twoYears : openEnd,
      status: isDraft ? 'draft' : isNotice ? 'notice' : 'active',
      unpaid,
      ...habits(),
    })
    return planned
  })
  return leases.toSorted((a, b) =>
    a.startDate === b.startDate ? order(a.key, b.key) : order(a.startDate, b.startDate),
  )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const mannerAt = (at: number): Manner => (at < 0.6 ? 'prompt' : at < 0.85 ? 'usual' : at < 0.95 ? 'late' : 'parts')

const payByAt = (at: number): PayBy => (at < 0.84 ? 'mobile' : at < 0.94 ? 'bank' : at < 0.98 ? 'cash' : 'cheque')
