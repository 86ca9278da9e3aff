import { type Period, periodRange } from '../calendar.ts'
import { type BillableLease, chargesForPeriod } from '../lease-charges.ts'
import type { Billed, BilledCharge, LeftOut } from './billed-charge.ts'
import { type BillableMeter, type BillableService, serviceCharges } from './service-billing.ts'

export type LeaseToBill = BillableLease & {
  currency: string
  rentTaxBps: number
  services: readonly { service: BillableService; meters: readonly BillableMeter[] }[]
}

/**
 * What a month bills on a lease if nothing has been billed before: rent with its tax, prorated in the first and last
 * month; the deposit once; the services of the unit and what it shares of those of its block and project.
 */
export const leaseCandidates = ({ lease, period }: { lease: LeaseToBill; period: Period }): Billed => {
  const own = chargesForPeriod({ lease, period, billedKeys: nothingYet })
  const isOver = Boolean(lease.endDate && lease.endDate < periodRange(period).from)
  const services = lease.services.map(({ service, meters }) =>
    serviceCharges({
      service,
      meters,
      period,
      keyPrefix: `lease:${lease.id}`,
      term: { from: lease.startDate, to: lease.endDate },
      rentMinor: lease.rentMinor,
    }),
  )
  return {
    charges: [
      ...own.charges.map(({ amountMinor, ...charge }): BilledCharge => ({
        ...charge,
        quantity: '1',
        unitAmountMinor: amountMinor,
        netMinor: amountMinor,
        taxRateBps: charge.kind === 'rent' ? lease.rentTaxBps : 0,
        currency: lease.currency,
        reason: charge.kind === 'rent' ? rentReason(charge.description) : 'once, with the first bill',
      })),
      ...services.flatMap(({ charges }) => charges),
    ],
    leftOut: [
      // A lease that is over is only looked at for its last meter reading.
      ...(isOver ? [] : own.skipped.map((skip): LeftOut => ({ ...skip, detail: ownDetails[skip.reason] }))),
      ...services.flatMap(({ leftOut }) => leftOut),
    ],
  }
}

const nothingYet: ReadonlySet<string> = new Set()

const rentReason = (description: string): string =>
  /\d[–\d]* [A-Z]/.test(description) ? 'by days of the month' : 'a whole month'

const ownDetails = {
  not_started: 'Rent: the lease begins later',
  ended: 'Rent: the lease has ended',
  already_billed: 'Rent: billed already',
  zero_rent: 'Rent: there is none',
} as const
