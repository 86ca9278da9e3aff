import type { Structure, StructureBlock, StructureUnit } from '../../services/structure/read-structure.ts'

/** A place that a service can be attached to; `key` is `project:…`, `block:…` or `unit:…`. */
export type PlaceChoice = { key: string; label: string; units: { key: string; label: string }[] }

/** The places of a project for a list of boxes: blocks with their units, then units that stand by themselves. */
export const placesOf = (structure: Structure): PlaceChoice[] => [
  { key: `project:${structure.project.id}`, label: `The whole project ${structure.project.name}`, units: [] },
  ...structure.blocks.map((block) => ({
    key: `block:${block.id}`,
    label: block.name,
    units: unitsOf(block).map(unitChoice),
  })),
  ...(structure.units.length > 0
    ? [{ key: '', label: 'Units by themselves', units: structure.units.map(unitChoice) }]
    : []),
]

/** What the API takes for a key. */
export const nodeOf = (key: string): Record<string, string> => {
  const [kind = '', id = ''] = key.split(':')
  return { [kind]: id }
}

export const unitsOf = (block: StructureBlock): StructureUnit[] => [
  ...block.floors.flatMap(({ units }) => units),
  ...block.units,
]

const unitChoice = ({ id, identifier }: StructureUnit) => ({ key: `unit:${id}`, label: identifier })
