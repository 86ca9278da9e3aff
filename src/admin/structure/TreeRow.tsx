'use client'

import { Link, useConfig } from '@payloadcms/ui'
import { type KeyboardEvent, useState } from 'react'
import { sentence, statusBadge } from '../text/status.ts'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { StatusCounts } from './StatusCounts.tsx'
import type { TreeNode } from './tree-nodes.ts'
import { statusClass } from './unit-statuses.ts'

type TreeRowProps = {
  node: TreeNode
  isEditing: boolean
  onToggle: () => void
  onRename: (name: string) => Promise<boolean>
  onEndEdit: () => void
}

export const TreeRow = ({ node, isEditing, onToggle, onRename, onEndEdit }: TreeRowProps) => (
  <div className="fh-tree__row">
    {node.isOpen === undefined ? (
      <i className={`fh-dot ${node.kind === 'unit' ? statusClass(node.unit.status) : ''}`} />
    ) : (
      <button
        aria-label={`${node.isOpen ? 'Close' : 'Open'} ${node.label}`}
        className="fh-tree__toggle"
        onClick={onToggle}
        tabIndex={-1}
        type="button"
      >
        {node.isOpen ? '▾' : '▸'}
      </button>
    )}
    {isEditing ? (
      <NameInput name={node.label} onEnd={onEndEdit} onSave={onRename} />
    ) : (
      <span className="fh-tree__name">{node.label}</span>
    )}
    <Facts node={node} />
  </div>
)

type NameInputProps = { name: string; onSave: (name: string) => Promise<boolean>; onEnd: () => void }

const NameInput = ({ name, onSave, onEnd }: NameInputProps) => {
  const [text, setText] = useState(name)
  const [isBusy, setIsBusy] = useState(false)
  const save = async (): Promise<void> => {
    if (isBusy) return
    if (text.trim() === '' || text.trim() === name) return onEnd()
    setIsBusy(true)
    const isSaved = await onSave(text.trim())
    setIsBusy(false)
    if (isSaved) onEnd()
  }
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape') onEnd()
    if (event.key !== 'Enter') return
    event.preventDefault()
    void save()
  }
  return (
    <input
      aria-label="Name"
      autoFocus
      className="fh-tree__input"
      disabled={isBusy}
      maxLength={100}
      onBlur={() => void save()}
      onChange={({ target }) => setText(target.value)}
      onFocus={({ target }) => target.select()}
      onKeyDown={press}
      value={text}
    />
  )
}

const Facts = ({ node }: { node: TreeNode }) => {
  const adminRoute = useConfig().config.routes.admin
  switch (node.kind) {
    case 'block':
      return (
        <span className="fh-tree__facts">
          <span className="fh-quiet">{blockText(node.block)}</span>
          <StatusCounts counts={node.block.counts} />
        </span>
      )
    case 'floor':
      return (
        <span className="fh-tree__facts">
          <span className="fh-quiet">
            {node.floor.units.length === 0 ? 'no units' : unitsText(node.floor.units.length)}
          </span>
          <StatusCounts counts={node.floor.counts} />
        </span>
      )
    case 'group':
      return <span className="fh-tree__facts fh-quiet">{unitsText(node.units.length)}</span>
    case 'unit': {
      const { id, kind, rooms, parking, rentMinor, currency, status } = node.unit
      return (
        <span className="fh-tree__facts">
          <span className="fh-quiet fh-tree__kind">
            {[
              sentence(kind),
              rooms > 0 && `${rooms} ${rooms === 1 ? 'room' : 'rooms'}`,
              parking > 0 && `${parking} parking`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {rentMinor !== null && <Amount className="fh-tree__rent" currency={currency} minor={rentMinor} />}
          <StatusBadge {...statusBadge(status)} />
          <Link className="fh-tree__link" href={`${adminRoute}/collections/units/${id}`} prefetch={false} tabIndex={-1}>
            Open
          </Link>
        </span>
      )
    }
  }
}

const unitsText = (count: number): string => `${count} ${count === 1 ? 'unit' : 'units'}`

type Block = Extract<TreeNode, { kind: 'block' }>['block']

const blockText = ({ kind, floorCount, slots, counts }: Block): string => {
  if (kind === 'basement') return `Basement · ${slots.taken} of ${slots.total} slots taken`
  const floors = floorCount > 0 ? `${floorCount} ${floorCount === 1 ? 'floor' : 'floors'}` : undefined
  return [kind === 'house_row' ? 'House row' : undefined, floors, unitsText(counts.units)].filter(Boolean).join(' · ')
}
