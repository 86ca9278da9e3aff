import type { TransitionTable } from './transitions.ts'

export type InspectionStatus = 'draft' | 'completed'

/** What was seen is not changed afterwards. */
export const inspectionTransitions = {
  draft: ['completed'],
  completed: [],
} as const satisfies TransitionTable<InspectionStatus>

type Room = { name: string; floor?: number | null }

/** What is looked at in every unit, whatever its rooms. */
const everywhere = [
  'Doors, locks and keys',
  'Windows',
  'Walls, ceilings and floors',
  'Water and electricity',
  'Cleanliness',
]

/** The areas of a checklist: the rooms of the unit, or what its size makes likely, and what every unit has. */
export const checklistAreas = ({ rooms, bedrooms }: { rooms: readonly Room[]; bedrooms: number | null }): string[] => {
  const likely = [
    'Living room',
    'Kitchen',
    'Bathroom',
    ...Array.from({ length: Math.min(bedrooms ?? 0, 20) }, (_, index) => `Bedroom ${index + 1}`),
  ]
  const named = rooms.slice(0, 150).map(({ name, floor }) => (floor ? `${name} (floor ${floor})` : name))
  return [...(named.length > 0 ? named : likely), ...everywhere]
}
