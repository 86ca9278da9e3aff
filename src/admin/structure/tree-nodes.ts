import type {
  Structure,
  StructureBlock,
  StructureFloor,
  StructureUnit,
} from '../../services/structure/read-structure.ts'

type Common = { key: string; level: number; parent?: string; label: string; isOpen?: boolean }
export type BlockNode = Common & { kind: 'block'; block: StructureBlock }
export type FloorNode = Common & { kind: 'floor'; block: StructureBlock; floor: StructureFloor }
/** Units that stand by themselves. */
export type GroupNode = Common & { kind: 'group'; units: StructureUnit[] }
export type UnitNode = Common & { kind: 'unit'; unit: StructureUnit; block?: StructureBlock; siblings: StructureUnit[] }
export type TreeNode = BlockNode | FloorNode | GroupNode | UnitNode

export const groupKey = 'group'
export const floorKey = (block: string, floor: number): string => `${block}:${floor}`

/** What is on screen, from top to bottom: a node that is closed hides what is in it, one without parts has nothing to open. */
export const visibleNodes = (structure: Structure, open: ReadonlySet<string>): TreeNode[] => {
  const blocks = structure.blocks.flatMap((block): TreeNode[] => {
    const isOpen = block.floors.length + block.units.length > 0 ? open.has(block.id) : undefined
    const node: TreeNode = { kind: 'block', key: block.id, level: 1, label: block.name, isOpen, block }
    return [node, ...(isOpen ? inBlock(block, open) : [])]
  })
  const { units } = structure
  if (units.length === 0) return blocks
  const isOpen = open.has(groupKey)
  const group: TreeNode = { kind: 'group', key: groupKey, level: 1, label: 'By themselves', isOpen, units }
  return [...blocks, group, ...(isOpen ? unitNodes(units, { parent: groupKey, level: 2 }) : [])]
}

const inBlock = (block: StructureBlock, open: ReadonlySet<string>): TreeNode[] => [
  ...block.floors.flatMap((floor): TreeNode[] => {
    const key = floorKey(block.id, floor.floor)
    const isOpen = floor.units.length > 0 ? open.has(key) : undefined
    const node: TreeNode = { kind: 'floor', key, level: 2, parent: block.id, label: floor.name, isOpen, block, floor }
    return [node, ...(isOpen ? unitNodes(floor.units, { parent: key, level: 3, block }) : [])]
  }),
  ...unitNodes(block.units, { parent: block.id, level: 2, block }),
]

const unitNodes = (
  units: StructureUnit[],
  { parent, level, block }: { parent: string; level: number; block?: StructureBlock },
): TreeNode[] =>
  units.map((unit) => ({
    kind: 'unit',
    key: unit.id,
    level,
    parent,
    label: unit.identifier,
    unit,
    block,
    siblings: units,
  }))

/** Every node that can be opened. */
export const allKeys = ({ blocks }: Structure): string[] => [
  groupKey,
  ...blocks.flatMap(({ id, floors }) => [id, ...floors.map(({ floor }) => floorKey(id, floor))]),
]

/** So many units fit on a page that opens as a whole. */
const opensWhole = 40

/** What is open at first: everything of a small project, the blocks of a larger one only when asked for. */
export const firstOpen = (structure: Structure): string[] =>
  structure.counts.units <= opensWhole ? allKeys(structure) : []

export type TreeMove = { focus?: string; open?: string; close?: string }

/** What a key does in the tree, as trees do it everywhere; undefined for other keys. */
export const treeMove = (nodes: readonly TreeNode[], current: string, pressed: string): TreeMove | undefined => {
  const index = nodes.findIndex(({ key }) => key === current)
  const node = nodes[index]
  if (!node) return undefined
  const canOpen = node.isOpen !== undefined
  switch (pressed) {
    case 'ArrowDown':
      return { focus: nodes[index + 1]?.key }
    case 'ArrowUp':
      return { focus: nodes[index - 1]?.key }
    case 'Home':
      return { focus: nodes[0]?.key }
    case 'End':
      return { focus: nodes.at(-1)?.key }
    case 'ArrowRight':
      if (canOpen && !node.isOpen) return { open: node.key }
      return nodes[index + 1]?.parent === node.key ? { focus: nodes[index + 1]?.key } : {}
    case 'ArrowLeft':
      return canOpen && node.isOpen ? { close: node.key } : { focus: node.parent }
    default:
      return undefined
  }
}

/** Ids with one of them a place earlier or later; undefined at the end of the row. */
export const moved = (ids: readonly string[], id: string, by: -1 | 1): string[] | undefined => {
  const from = ids.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ids.length) return undefined
  const others = ids.filter((one) => one !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
