'use client'

import { useState } from 'react'
import { floorName } from '../../domain/structure.ts'
import type { Structure } from '../../services/structure/read-structure.ts'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'
import { floorKey, groupKey, type UnitNode } from './tree-nodes.ts'

type MoveUnitDialogProps = {
  node: UnitNode
  structure: Structure
  onClose: () => void
  onChanged: (opened?: string[]) => void
}

/** Another block or floor of the same project; only those that can take the unit are offered. */
export const MoveUnitDialog = ({ node, structure, onClose, onChanged }: MoveUnitDialogProps) => {
  const { unit } = node
  const [block, setBlock] = useState(node.block?.id ?? '')
  const [floor, setFloor] = useState(unit.floor === null ? '' : String(unit.floor))
  const kind = unit.kind === 'house' ? 'house_row' : 'block'
  const blocks = structure.blocks.filter((one) => one.kind === kind)
  const chosen = blocks.find(({ id }) => id === block)
  const isElsewhere = block !== (node.block?.id ?? '') || floor !== (unit.floor === null ? '' : String(unit.floor))
  const move = async (): Promise<void> => {
    const to = { block: block || null, floor: floor === '' ? null : Number(floor) }
    await apiRequest({ method: 'POST', path: `/units/${unit.id}/move`, body: to })
    onChanged(block ? [block, floorKey(block, Number(floor))] : [groupKey])
  }
  return (
    <ConfirmDialog
      done={`${unit.identifier} has moved.`}
      isComplete={isElsewhere}
      label="Move"
      onClose={onClose}
      onConfirm={move}
      title={`Move ${unit.identifier}`}
    >
      <Labelled hint="What stands on the unit moves with it." htmlFor="move-block" label="To">
        <select
          aria-describedby="move-block-hint"
          id="move-block"
          onChange={({ target }) => {
            setBlock(target.value)
            setFloor('')
          }}
          value={block}
        >
          <option value="">By itself, in no block</option>
          {blocks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled htmlFor="move-floor" label="Floor">
        <select
          disabled={!chosen || chosen.floorCount === 0}
          id="move-floor"
          onChange={({ target }) => setFloor(target.value)}
          value={floor}
        >
          <option value="">None</option>
          {Array.from({ length: chosen?.floorCount ?? 0 }, (_, at) => (
            <option key={at} value={at}>
              {floorName(at)}
            </option>
          ))}
        </select>
      </Labelled>
    </ConfirmDialog>
  )
}
