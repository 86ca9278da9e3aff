import { describe, expect, test } from '@jest/globals'
import { addPeriods, monthOf } from '../../../src/domain/calendar.ts'
import { acacia } from '../../../src/seed/plan/acacia.ts'
import { demoCompanies } from '../../../src/seed/plan/companies.ts'
import { type LeasePlan, planLeases } from '../../../src/seed/plan/plan-leases.ts'
import { planPayments } from '../../../src/seed/plan/plan-payments.ts'

const unitsOf = (plan: (typeof demoCompanies)[number]) =>
  plan.projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units))
const count = (leases: LeasePlan[], ...statuses: string[]): number =>
  leases.filter(({ status }) => statuses.includes(status)).length

test('Acacia has two projects, four blocks and sixty units with identifiers of their own', () => {
  const units = unitsOf(acacia)
  expect(acacia.projects).toHaveLength(2)
  expect(acacia.projects.flatMap(({ blocks }) => blocks)).toHaveLength(4)
  expect(new Set(units.map(({ identifier }) => identifier)).size).toBe(60)
})

test.each(demoCompanies)(
  '$slug: a plan names only its own units, and no unit is owned to more than the whole',
  (plan) => {
    const known = new Set(unitsOf(plan).map(({ identifier }) => identifier))
    const { vacant, ownerOccupied, drafts, notice, former, arrears, organisations, misfits } = plan
    const named = [...vacant, ...ownerOccupied, ...drafts, ...notice, ...former.map(({ unit }) => unit)]
    named.push(...Object.keys(arrears), ...Object.keys(organisations), ...misfits.refused)
    expect(named.filter((identifier) => !known.has(identifier))).toEqual([])
    for (const { owners } of unitsOf(plan)) {
      expect(owners.reduce((sum, [, bps]) => sum + bps, 0)).toBeLessThanOrEqual(10_000)
      expect(owners.every(([owner]) => plan.owners[owner])).toBe(true)
    }
  },
)

describe.each(['2026-03-01', '2026-11-22', '2028-02-29'])('on %s', (today) => {
  const leases = planLeases(acacia, today)
  const payments = planPayments(acacia, leases, today)
  const current = monthOf(today)

  test('52 units are let, two of them in notice; two leases are drafts and four are over', () => {
    expect(count(leases, 'active', 'notice')).toBe(52)
    expect([count(leases, 'notice'), count(leases, 'draft'), count(leases, 'ended', 'terminated')]).toEqual([2, 2, 4])
  })

  test('the plan is the same every time, and the same content whatever the month', () => {
    expect(planLeases(acacia, today)).toEqual(leases)
    const reference = planLeases(acacia, '2026-01-15')
    const shape = (list: LeasePlan[]) =>
      list.map(({ key, status, manner, payBy }) => [key, status, manner, payBy]).toSorted()
    expect(shape(leases)).toEqual(shape(reference))
  })

  test('nobody pays before the invoice of the first, before moving in, or after yesterday', () => {
    for (const { date, period, lease } of payments) {
      expect(date > `${period}-01` && date >= lease.startDate && date < today).toBe(true)
    }
    expect(payments.map(({ date }) => date)).toEqual(payments.map(({ date }) => date).toSorted())
  })

  test('eight tenants are behind by one to four months, and everybody else has paid what is closed', () => {
    const closed = addPeriods(current, -1)
    const behind = leases
      .filter(({ status }) => status === 'active' || status === 'notice')
      .filter(
        (lease) =>
          !payments.some(
            (payment) => payment.lease === lease && payment.period === closed && payment.shareBps === 10_000,
          ),
      )
      .filter(({ startDate }) => monthOf(startDate) <= closed)
    expect(behind.map(({ unit }) => unit.identifier).toSorted()).toEqual(Object.keys(acacia.arrears).toSorted())
  })
})
