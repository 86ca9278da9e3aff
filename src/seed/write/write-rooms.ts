import type { UnitPlan } from '../plan/companies.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'

type Room = { name: string; kind: string; floor?: number; share: number }

/** Floors of a demo house: living below, sleeping above. */
export const houseFloors = 2

/** The rooms that a unit of its size has; what is left of the area are corridors and walls. */
export const writeRooms = async (context: SeedContext): Promise<void> => {
  const { slug, projects } = context.plan
  const units = projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units))
  await insertAudited(context, {
    table: 'rooms',
    entity: 'rooms',
    shown: ['name', 'kind', 'unit_id'],
    rows: units.flatMap((unit) =>
      roomsOf(unit).map(({ name, kind, floor, share }, index) => ({
        id: seededId(slug, 'room', unit.identifier, index),
        unit_id: seededId(slug, 'unit', unit.identifier),
        name,
        kind,
        floor: floor ?? null,
        area_sqm: Math.round(unit.areaSqm * share),
        position: index + 1,
      })),
    ),
  })
}

const roomsOf = ({ kind, bedrooms }: UnitPlan): Room[] => {
  const [below, above] = kind === 'house' ? [0, 1] : [undefined, undefined]
  const sleeping = Array.from({ length: bedrooms }, (_, index) => ({
    name: `Bedroom ${index + 1}`,
    kind: 'bedroom',
    floor: above,
    share: index === 0 ? 0.18 : 0.13,
  }))
  return [
    { name: bedrooms === 0 ? 'Studio' : 'Living room', kind: 'living_room', floor: below, share: 0.3 },
    { name: 'Kitchen', kind: 'kitchen', floor: below, share: 0.1 },
    ...sleeping,
    { name: 'Bathroom', kind: 'bathroom', floor: above, share: 0.06 },
    ...(bedrooms >= 3 ? [{ name: 'WC', kind: 'wc', floor: below, share: 0.03 }] : []),
  ]
}
