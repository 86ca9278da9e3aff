'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { type BlockKind, mostFloors } from '../../domain/structure.ts'
import { ApiFailure, apiRequest } from '../api/request.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'

type AddBlocksDialogProps = { project: string; onClose: () => void; onChanged: (opened?: string[]) => void }
type Draft = { key: number; name: string; kind: BlockKind; size: string }

const kinds: { value: BlockKind; label: string }[] = [
  { value: 'block', label: 'Block' },
  { value: 'house_row', label: 'House row' },
  { value: 'basement', label: 'Basement' },
]

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Several blocks, house rows and basements at once; what is wrong is said at its row, and nothing is kept then. */
export const AddBlocksDialog = ({ project, onClose, onChanged }: AddBlocksDialogProps) => {
  const [rows, setRows] = useState<Draft[]>([{ key: 0, name: '', kind: 'block', size: '' }])
  const [problems, setProblems] = useState<Record<number, string>>({})
  const change = (key: number, part: Partial<Draft>): void =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const add = (): void =>
    setRows((before) => [
      ...before,
      {
        key: Math.max(...before.map(({ key }) => key)) + 1,
        name: '',
        kind: before.at(-1)?.kind ?? 'block',
        size: before.at(-1)?.size ?? '',
      },
    ])

  const save = async (): Promise<void> => {
    const blocks = rows.map(({ name, kind, size }) => ({ name: name.trim(), kind, ...sizeOf(kind, size) }))
    try {
      const made = await apiRequest<{ blocks: { id: string }[] }>({
        method: 'POST',
        path: `/projects/${project}/structure/blocks`,
        body: { blocks },
      })
      onChanged(made.blocks.map(({ id }) => id))
    } catch (error) {
      if (error instanceof ApiFailure) setProblems(problemsByRow(error))
      throw error
    }
  }

  return (
    <ConfirmDialog
      done={rows.length === 1 ? 'The block is added.' : `${rows.length} blocks are added.`}
      isComplete={rows.every(({ name, size }) => name.trim() !== '' && /^\d{0,3}$/.test(size))}
      label={rows.length === 1 ? 'Add it' : `Add ${rows.length}`}
      onClose={onClose}
      onConfirm={save}
      title="Add blocks"
    >
      <div className="fh-new-blocks">
        {rows.map(({ key, name, kind, size }, index) => (
          <div className="fh-new-blocks__row fh-new-blocks__row--block" key={key}>
            <input
              aria-invalid={Boolean(problems[index])}
              aria-label={`Name of row ${index + 1}`}
              autoFocus={index === rows.length - 1}
              onChange={({ target }) => change(key, { name: target.value })}
              placeholder={kind === 'basement' ? 'Basement' : `Block ${letters[index % letters.length]}`}
              value={name}
            />
            <select
              aria-label={`Kind of row ${index + 1}`}
              onChange={({ target }) => change(key, { kind: target.value as BlockKind })}
              value={kind}
            >
              {kinds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <input
              aria-label={`${kind === 'basement' ? 'Slots' : 'Floors'} of row ${index + 1}`}
              disabled={kind === 'house_row'}
              inputMode="numeric"
              onChange={({ target }) => change(key, { size: target.value })}
              placeholder={kind === 'basement' ? 'Slots' : kind === 'block' ? 'Floors' : '—'}
              value={kind === 'house_row' ? '' : size}
            />
            <button
              aria-label={`Remove row ${index + 1}`}
              className="fh-new-blocks__remove"
              disabled={rows.length === 1}
              onClick={() => setRows((before) => before.filter((row) => row.key !== key))}
              type="button"
            >
              ×
            </button>
            {problems[index] && <p className="fh-field__problem">{problems[index]}</p>}
          </div>
        ))}
      </div>
      <Button buttonStyle="secondary" margin={false} onClick={add} size="small" type="button">
        One more
      </Button>
      <p className="fh-quiet fh-new-blocks__note">
        Floors count the ground floor, up to {mostFloors}. A basement gets its parking slots P1, P2, …
      </p>
    </ConfirmDialog>
  )
}

const sizeOf = (kind: BlockKind, size: string): { floors?: number; slots?: number } => {
  if (size === '' || kind === 'house_row') return {}
  return kind === 'basement' ? { slots: Number(size) } : { floors: Number(size) }
}

const problemsByRow = ({ entries }: ApiFailure): Record<number, string> =>
  Object.fromEntries(
    entries.flatMap(({ message, path }) => {
      const row = /^blocks\.(\d+)\./.exec(path ?? '')?.[1]
      return row ? [[Number(row), message]] : []
    }),
  )
