/** Why two rows may be the same party, strongest first. */
export type DuplicateReason = 'nationalId' | 'phone' | 'email' | 'name'

const weights: Record<DuplicateReason, number> = { nationalId: 100, phone: 60, email: 50, name: 30 }

/** Names that are less alike than this (pg_trgm, 0 to 1) say nothing. */
export const nameLikeness = 0.55

/**
 * How sure it is, 0 to 100: an identity number settles it, the others add up.
 * @param likeness of the names, 0 to 1
 */
export const duplicateScore = ({ reasons, likeness = 0 }: { reasons: readonly DuplicateReason[]; likeness?: number }) =>
  Math.min(
    100,
    Math.round(
      reasons.reduce((sum, reason) => sum + (reason === 'name' ? weights.name * likeness : weights[reason]), 0),
    ),
  )
