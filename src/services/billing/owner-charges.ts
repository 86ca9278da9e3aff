import type { Tx } from '../../db/transaction.ts'
import type { LeftOut } from '../../domain/billing/billed-charge.ts'
import { type OwnerCharge, ownerCandidates, type UnitToBill } from '../../domain/billing/owner-billing.ts'
import { earliestDate, type Period, periodRange } from '../../domain/calendar.ts'
import type { BillingScope } from './billable-leases.ts'
import { billableServices } from './billable-services.ts'
import { billableUnits, type BillableUnit, type UnitChoice } from './billable-units.ts'
import { billedKeys } from './billed-keys.ts'
import { meterStands, standKey } from './meter-stands.ts'

type Query = {
  tx: Tx
  company: string
  period: Period
  /** readings up to this day count */
  day: string
  mode: UnitChoice
  scope?: BillingScope
  after?: string
  limit?: number
}

export type ChargedUnit = { unit: BillableUnit; charges: OwnerCharge[]; leftOut: LeftOut[]; billed: Set<string> }

/**
 * What a month charges to the owners of units: the service charge of the unit and the services that owners pay, by share
 * and days. Owners of units that we only service get it as an invoice; where we let the unit, it goes on
 * their statement, but for meters: what was billed of those last is kept on invoices.
 * @returns the next batch of units by id, each with what it charges and which keys stand on invoices already
 */
export const ownerCharges = async ({ tx, company, period, day, mode, ...paged }: Query): Promise<ChargedUnit[]> => {
  const units = await billableUnits(tx, { company, period, mode, ...paged })
  const services = await billableServices(tx, { company, period, billedTo: 'owner', units })
  const metered = units.flatMap(({ id }) =>
    (services.get(id) ?? [])
      .filter(({ terms }) => terms.pricing === 'metered')
      .map(({ id: attachment, startDate, endDate }) => ({
        attachment,
        unit: id,
        lease: null,
        from: startDate,
        until: earliestDate(day, endDate ?? day),
      })),
  )
  const meters = await meterStands(tx, { company, subjects: metered })
  const charged = units.map((unit) => {
    const toBill: UnitToBill = {
      ...unit,
      services: (services.get(unit.id) ?? []).map((service) => ({
        service,
        meters: meters.get(standKey({ attachment: service.id, unit: unit.id, lease: null })) ?? [],
      })),
    }
    return { unit, ...ownerCandidates({ unit: toBill, period }) }
  })
  const billed = await billedKeys(
    tx,
    company,
    charged.flatMap(({ charges }) => charges.map(({ chargeKey }) => chargeKey)),
  )
  return charged.map((each) => ({ ...each, billed }))
}

/** The last day of a month, or today when it is not over: what readings may count. */
export const readingDay = (period: Period, today: string): string => earliestDate(periodRange(period).to, today)
