export const unitStatuses = ['available', 'reserved', 'deposit_paid', 'rented', 'sold', 'owner_occupied'] as const

export type UnitStatus = (typeof unitStatuses)[number]

export type UnitFacts = {
  /** A lease that is active or in notice. */
  activeLease: boolean
  /** A reservation that has neither expired nor been cancelled. */
  liveReservation: boolean
  /** The deposit of that reservation has been received. */
  depositPaid: boolean
  /** A sale that is signed, active or completed. */
  sold: boolean
  /** The owner's own use flag. */
  ownerOccupied: boolean
}

/**
 * The status of a unit; nobody types it. The first fact that holds decides: a sold unit may be let again, a paid
 * deposit says more than the reservation it belongs to, and a sold unit stays sold while its owner lives in it.
 */
export const deriveUnitStatus = (facts: UnitFacts): UnitStatus => {
  if (facts.activeLease) return 'rented'
  if (facts.sold) return 'sold'
  if (facts.liveReservation) return facts.depositPaid ? 'deposit_paid' : 'reserved'
  return facts.ownerOccupied ? 'owner_occupied' : 'available'
}
