import { expect, test } from '@jest/globals'
import { deriveUnitStatus, type UnitFacts } from './unit-status.ts'

const facts = (values: Partial<UnitFacts>): UnitFacts => ({
  activeLease: false,
  liveReservation: false,
  depositPaid: false,
  sold: false,
  ownerOccupied: false,
  ...values,
})

test.each<[string, Partial<UnitFacts>, string]>([
  ['nothing known', {}, 'available'],
  ['let', { activeLease: true }, 'rented'],
  ['sold and let', { activeLease: true, sold: true }, 'rented'],
  ['reserved', { liveReservation: true }, 'reserved'],
  ['reserved with its deposit', { liveReservation: true, depositPaid: true }, 'deposit_paid'],
  ['a deposit whose reservation is gone', { depositPaid: true }, 'available'],
  ['sold', { sold: true, liveReservation: true, depositPaid: true }, 'sold'],
  ['sold and lived in', { sold: true, ownerOccupied: true }, 'sold'],
  ['lived in by its owner', { ownerOccupied: true }, 'owner_occupied'],
])('%s', (_case, values, expected) => {
  expect(deriveUnitStatus(facts(values))).toBe(expected)
})
