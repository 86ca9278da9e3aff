import { apportion } from '../apportion.ts'
import { daysInMonth, type Period } from '../calendar.ts'
import { FULL_BPS, type Minor } from '../money.ts'
import { monthText } from '../period-text.ts'
import { termInPeriod } from '../proration.ts'
import type { Billed, BilledCharge, LeftOut } from './billed-charge.ts'
import { type BillableMeter, type BillableService, serviceCharges } from './service-billing.ts'

/** A share of a unit. */
export type OwnershipTerm = { id: string; person: string; bps: number; from: string; to: string | null }

export type UnitToBill = {
  id: string
  identifier: string
  currency: string
  /** minor units per month; 0 = none */
  serviceChargeMinor: Minor
  /** of its lease, or what is asked for it; null without any */
  rentMinor: Minor | null
  ownerships: readonly OwnershipTerm[]
  services: readonly { service: BillableService; meters: readonly BillableMeter[] }[]
}

export type OwnerCharge = BilledCharge & { ownership: string; person: string }

export type OwnerBilled = { charges: OwnerCharge[]; leftOut: LeftOut[] }

/**
 * What a month bills to the owners of a unit: its service charge and the services that owners pay, each by his share and
 * the days that it was his. The parts of an amount never exceed it; what nobody owns is the company's.
 */
export const ownerCandidates = ({ unit, period }: { unit: UnitToBill; period: Period }): OwnerBilled => {
  const billed = [serviceCharge(unit, period), ...unit.services.map((each) => serviceOf(unit, each, period))]
  const charges = billed.flatMap((each) => each.charges)
  const leftOut = billed.flatMap((each) => each.leftOut)
  const owners = unit.ownerships.filter(({ from, to }) => termInPeriod({ from, to, period }))
  if (charges.length > 0 && owners.length === 0)
    return {
      charges: [],
      leftOut: [
        ...leftOut,
        { reason: 'no_owner', detail: `${unit.identifier}: nobody owns it in ${monthText(period)}` },
      ],
    }
  return { charges: charges.flatMap((charge) => splitCharge({ charge, owners, period })), leftOut }
}

const serviceCharge = ({ id, currency, serviceChargeMinor }: UnitToBill, period: Period): Billed => ({
  charges:
    serviceChargeMinor > 0n
      ? [
          {
            kind: 'service',
            description: `Service charge for ${monthText(period)}`,
            quantity: '1',
            unitAmountMinor: serviceChargeMinor,
            netMinor: serviceChargeMinor,
            taxRateBps: 0,
            currency,
            chargeKey: `unit:${id}:charge:${period}`,
            reason: 'monthly',
          },
        ]
      : [],
  leftOut: [],
})

const serviceOf = (unit: UnitToBill, { service, meters }: UnitToBill['services'][number], period: Period): Billed =>
  serviceCharges({
    service,
    meters,
    period,
    keyPrefix: `unit:${unit.id}`,
    term: { from: service.startDate, to: null },
    rentMinor: unit.rentMinor,
  })

type Split = { charge: BilledCharge; owners: readonly OwnershipTerm[]; period: Period }

const splitCharge = ({ charge, owners, period }: Split): OwnerCharge[] => {
  const days = BigInt(daysInMonth(period))
  const weights = owners.map(({ bps, from, to }) => BigInt(bps) * BigInt(termInPeriod({ from, to, period })?.days ?? 0))
  const free = BigInt(FULL_BPS) * days - weights.reduce((sum, weight) => sum + weight, 0n)
  const parts = apportion(charge.netMinor, [...weights, free > 0n ? free : 0n])
  const isWhole = owners.length === 1 && free === 0n
  return owners.flatMap(({ id, person, bps }, index) => {
    const part = parts[index] ?? 0n
    if (part === 0n) return []
    const own = {
      ...charge,
      chargeKey: charge.chargeKey.replace(/^unit:[^:]+/, `ownership:${id}`),
      ownership: id,
      person,
    }
    return isWhole
      ? [own]
      : [
          {
            ...own,
            quantity: '1',
            unitAmountMinor: part,
            netMinor: part,
            description: `${charge.description} (share of ${bps / 100} %)`,
            reason: `${charge.reason}; share of ${bps / 100} %`,
          },
        ]
  })
}
