'use client'

import { Button } from '@payloadcms/ui'
import type { PermissionCode } from '../../access/permissions.ts'
import { usePermissions } from '../api/use-permissions.ts'
import type { Asked } from './StructureDialogs.tsx'
import type { TreeNode } from './tree-nodes.ts'

type SelectionBarProps = {
  node: TreeNode | undefined
  onAsk: (asked: Asked) => void
  onRename: () => void
  onPlace: (by: -1 | 1) => void
}

type Action = { label: string; code: PermissionCode; act: () => void }

/** What can be done with the chosen block, floor or unit; always there, so that nothing jumps. */
export const SelectionBar = ({ node, onAsk, onRename, onPlace }: SelectionBarProps) => {
  const { can } = usePermissions()
  const actions = node ? actionsOf({ node, onAsk, onRename, onPlace }).filter(({ code }) => can(code)) : []
  return (
    <div className="fh-selection" role="toolbar">
      <span className="fh-selection__name">
        {node ? (
          <b>{node.label}</b>
        ) : (
          <span className="fh-quiet">Choose a block, a floor or a unit. Arrows move, Enter opens, F2 renames.</span>
        )}
      </span>
      {actions.map(({ label, act }) => (
        <Button buttonStyle="secondary" key={label} margin={false} onClick={act} size="small" type="button">
          {label}
        </Button>
      ))}
    </div>
  )
}

const actionsOf = ({ node, onAsk, onRename, onPlace }: SelectionBarProps & { node: TreeNode }): Action[] => {
  const order = (code: PermissionCode): Action[] => [
    { label: '↑ Earlier', code, act: () => onPlace(-1) },
    { label: '↓ Later', code, act: () => onPlace(1) },
  ]
  switch (node.kind) {
    case 'block': {
      const { block } = node
      const add: Action = {
        label: block.kind === 'house_row' ? 'Add houses' : 'Add units',
        code: 'property.units.create',
        act: () => onAsk({ kind: 'add-units', block }),
      }
      const floors: Action = {
        label: 'Floors…',
        code: 'property.blocks.update',
        act: () => onAsk({ kind: 'floors', block }),
      }
      return [
        ...(block.kind === 'basement' ? [] : [add]),
        ...(block.kind === 'block' ? [floors] : []),
        { label: 'Rename', code: 'property.blocks.update', act: onRename },
        ...order('property.blocks.update'),
        { label: 'Delete', code: 'property.blocks.delete', act: () => onAsk({ kind: 'delete', node }) },
      ]
    }
    case 'floor':
      return [
        {
          label: 'Add units',
          code: 'property.units.create',
          act: () => onAsk({ kind: 'add-units', block: node.block, floor: node.floor.floor }),
        },
      ]
    case 'group':
      return [{ label: 'Add houses', code: 'property.units.create', act: () => onAsk({ kind: 'add-units' }) }]
    case 'unit':
      return [
        { label: 'Rename', code: 'property.units.update', act: onRename },
        { label: 'Move…', code: 'property.units.update', act: () => onAsk({ kind: 'move', node }) },
        ...order('property.units.update'),
        { label: 'Delete', code: 'property.units.delete', act: () => onAsk({ kind: 'delete', node }) },
      ]
  }
}
