import type { UnitPlan } from './companies.ts'

export type Layout = { bedrooms: number; areaSqm: number; rent: number }

type Floors = {
  block: string
  floors: number[]
  /** what each floor has, from the stairs on */
  layouts: Layout[]
  /** shillings more per floor: light and quiet cost */
  perFloor: number
  owners: (floor: number) => UnitPlan['owners']
}

/** The apartments of a block, numbered as they are on the doors: block, floor, two digits. */
export const floorsOf = ({ block, floors, layouts, perFloor, owners }: Floors): UnitPlan[] =>
  floors.flatMap((floor) =>
    layouts.map(({ bedrooms, areaSqm, rent }, index) => ({
      identifier: `${block}${floor}${String(index + 1).padStart(2, '0')}`,
      kind: 'apartment' as const,
      floor,
      bedrooms,
      areaSqm,
      rent: rent + perFloor * (floor - 1),
      owners: owners(floor),
    })),
  )

/** Houses of one kind in a row. */
export const rowOf = (
  prefix: string,
  count: number,
  { bedrooms, areaSqm, rent }: Layout,
  owners: (number: number) => UnitPlan['owners'],
): UnitPlan[] =>
  Array.from({ length: count }, (_, index) => ({
    identifier: `${prefix}${index + 1}`,
    kind: 'house' as const,
    bedrooms,
    areaSqm,
    rent,
    owners: owners(index + 1),
  }))
