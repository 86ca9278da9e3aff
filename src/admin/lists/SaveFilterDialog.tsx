'use client'

import { useState } from 'react'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { Labelled } from '../ui/Labelled.tsx'

type SaveFilterDialogProps = {
  /** names that are taken: saving under one of them replaces it */
  names: readonly string[]
  isFull: boolean
  onSave: (name: string) => Promise<void>
  onClose: () => void
}

/** Asks for the name of a saved filter. */
export const SaveFilterDialog = ({ names, isFull, onSave, onClose }: SaveFilterDialogProps) => {
  const [text, setText] = useState('')
  const name = text.trim()
  const isTaken = names.includes(name)
  return (
    <ConfirmDialog
      done={`Saved as ${name}.`}
      isComplete={name.length > 0 && (isTaken || !isFull)}
      label={isTaken ? 'Replace' : 'Save'}
      onClose={onClose}
      onConfirm={() => onSave(name)}
      title="Save these filters"
    >
      <p>Filters, order and columns of this list, for you alone.</p>
      <Labelled
        hint={isTaken ? 'There is one of this name: it will be replaced.' : undefined}
        htmlFor="filter-name"
        label="Name"
        problem={isFull && !isTaken ? 'There are 50 already. Remove one, or take its name.' : undefined}
      >
        <input
          aria-describedby="filter-name-hint"
          autoComplete="off"
          autoFocus
          id="filter-name"
          maxLength={60}
          onChange={({ target }) => setText(target.value)}
          type="text"
          value={text}
        />
      </Labelled>
    </ConfirmDialog>
  )
}
