'use client'

import { useState } from 'react'
import { floorsText, mostFloors } from '../../domain/structure.ts'
import type { StructureBlock } from '../../services/structure/read-structure.ts'
import { apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type FloorsDialogProps = { block: StructureBlock; onClose: () => void; onChanged: (opened?: string[]) => void }

/** How many floors a block has: they come on top, and go from the top. */
export const FloorsDialog = ({ block, onClose, onChanged }: FloorsDialogProps) => {
  const [text, setText] = useState(String(block.floorCount))
  const floors = Number(text)
  const isRight = /^\d{1,3}$/.test(text.trim()) && floors <= mostFloors
  const save = async (): Promise<void> => {
    await apiRequest({ method: 'POST', path: `/blocks/${block.id}/floors`, body: { floors } })
    onChanged([block.id])
  }
  return (
    <ConfirmDialog
      done={`${block.name} has ${isRight ? floorsText(floors) : ''}.`}
      isComplete={isRight && floors !== block.floorCount}
      label="Set floors"
      onClose={onClose}
      onConfirm={save}
      title={`Floors of ${block.name}`}
    >
      <Labelled
        hint={isRight ? `It will have ${floorsText(floors)}.` : undefined}
        htmlFor="structure-floors"
        label="Number of floors, the ground floor included"
        problem={isRight ? undefined : `Enter a whole number from 0 to ${mostFloors}.`}
      >
        <input
          aria-describedby="structure-floors-hint"
          autoFocus
          id="structure-floors"
          inputMode="numeric"
          onChange={({ target }) => setText(target.value)}
          value={text}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
