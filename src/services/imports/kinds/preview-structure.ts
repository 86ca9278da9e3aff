import { groupBy } from '../../../domain/group-by.ts'
import { floorName } from '../../../domain/structure.ts'
import type { Preview, PreviewNode } from '../kind.ts'
import type { StructureImport } from './structure.ts'

const mostNodes = 200

/** Projects, their blocks with their floors, and the units that stand in none. */
export const previewStructure = ({ blocks, units, changedHouses, projects }: StructureImport): Preview => {
  const fresh = blocks.filter(({ known }) => !known)
  const floors = blocks.reduce((sum, block) => sum + block.floors - (block.known?.floors ?? 0), 0)
  const byProject = groupBy(units, ({ project }) => project)
  const touched = new Set([...byProject.keys(), ...blocks.map(({ project }) => project)])
  const tree = [...touched].map((id): PreviewNode => {
    const project = projects.get(id)
    const own = blocks.filter((block) => block.project === id).sort(byName)
    const byBlock = groupBy(byProject.get(id) ?? [], ({ block }) => block ?? '')
    const loose = byBlock.get('') ?? []
    return {
      label: project ? `${project.name} (${project.code})` : id,
      note: counted(byProject.get(id)?.length ?? 0, 'unit'),
      children: shortened([
        ...own.map((block): PreviewNode => {
          const inside = byBlock.get(block.key) ?? []
          const byFloor = [...groupBy(inside, ({ floor }) => floor)].sort(([a], [b]) => (a ?? -1) - (b ?? -1))
          return {
            label: block.name,
            note: `${counted(block.floors, 'floor')}, ${counted(inside.length, 'new unit')}`,
            isNew: !block.known,
            children: byFloor.map(([floor, there]) => ({
              label: floor === null ? 'Without a floor' : floorName(floor),
              note: namesOf(there),
            })),
          }
        }),
        ...(loose.length > 0 ? [{ label: 'Outside of blocks', note: namesOf(loose), isNew: true }] : []),
      ]),
    }
  })
  return {
    counts: { blocks: fresh.length, floors, units: units.length, houses_changed: changedHouses.length },
    tree: shortened(tree),
  }
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name)

const namesOf = (units: readonly { identifier: string }[]): string => {
  const names = units.map(({ identifier }) => identifier).sort(collator.compare)
  return names.length <= 4 ? names.join(', ') : `${names[0]} … ${names.at(-1)} (${names.length} units)`
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

const shortened = (nodes: PreviewNode[]): PreviewNode[] =>
  nodes.length <= mostNodes
    ? nodes
    : [...nodes.slice(0, mostNodes), { label: `… and ${nodes.length - mostNodes} more` }]
