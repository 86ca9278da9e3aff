'use client'

import type { Structure, StructureBlock } from '../../services/structure/read-structure.ts'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { AddBlocksDialog } from './AddBlocksDialog.tsx'
import { AddUnitsDialog } from './AddUnitsDialog.tsx'
import { FloorsDialog } from './FloorsDialog.tsx'
import { MoveUnitDialog } from './MoveUnitDialog.tsx'
import type { BlockNode, UnitNode } from './tree-nodes.ts'

/** A question that the page asks before it does something. */
export type Asked =
  | { kind: 'add-blocks' }
  | { kind: 'add-units'; block?: StructureBlock; floor?: number }
  | { kind: 'floors'; block: StructureBlock }
  | { kind: 'move'; node: UnitNode }
  | { kind: 'delete'; node: BlockNode | UnitNode }

type StructureDialogsProps = {
  asked: Asked
  project: string
  structure: Structure
  onClose: () => void
  /** @param opened keys of nodes that have something new to show */
  onChanged: (opened?: string[]) => void
}

export const StructureDialogs = ({ asked, project, structure, onClose, onChanged }: StructureDialogsProps) => {
  const shared = { onClose, onChanged }
  switch (asked.kind) {
    case 'add-blocks':
      return <AddBlocksDialog project={project} {...shared} />
    case 'add-units':
      return <AddUnitsDialog block={asked.block} floor={asked.floor} project={project} {...shared} />
    case 'floors':
      return <FloorsDialog block={asked.block} {...shared} />
    case 'move':
      return <MoveUnitDialog node={asked.node} structure={structure} {...shared} />
    case 'delete':
      return <DeleteDialog node={asked.node} {...shared} />
  }
}

type DeleteDialogProps = { node: BlockNode | UnitNode; onClose: () => void; onChanged: () => void }

/** What hangs on the part is listed by the answer, when something does. */
const DeleteDialog = ({ node, onClose, onChanged }: DeleteDialogProps) => {
  const remove = async (): Promise<void> => {
    const body = { deletedAt: new Date().toISOString() }
    await apiRequest({ method: 'PATCH', path: `/${node.kind === 'block' ? 'blocks' : 'units'}/${node.key}`, body })
    onChanged()
  }
  const units = node.kind === 'block' ? node.block.counts.units : 0
  return (
    <ConfirmDialog
      done={`${node.label} is in the trash.`}
      label="Move to the trash"
      onClose={onClose}
      onConfirm={remove}
      title={`Delete ${node.label}`}
    >
      <p>
        {units > 0
          ? `The block goes to the trash with its ${units} ${units === 1 ? 'unit' : 'units'}, and comes back with them.`
          : 'It goes to the trash, from where it can be brought back.'}
      </p>
      <p className="fh-quiet">With leases, invoices or owners on it, it stays; you are told which.</p>
    </ConfirmDialog>
  )
}
