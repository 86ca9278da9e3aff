'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { treeMove, type TreeNode } from './tree-nodes.ts'
import { TreeRow } from './TreeRow.tsx'

type StructureTreeProps = {
  nodes: readonly TreeNode[]
  selected: string | undefined
  editing: string | undefined
  onSelect: (key: string) => void
  onToggle: (key: string, isOpen: boolean) => void
  onKey: (node: TreeNode, key: string) => boolean
  onRename: (node: TreeNode, name: string) => Promise<boolean>
  onEndEdit: () => void
}

const nodeId = (key: string): string => `fh-node-${key}`

/** Blocks, floors and units as a tree: arrows move, right opens, left closes, Enter acts. */
export const StructureTree = ({
  nodes,
  selected,
  editing,
  onSelect,
  onToggle,
  onKey,
  onRename,
  onEndEdit,
}: StructureTreeProps) => {
  const wasEditing = useRef(editing)
  useEffect(() => {
    // the keyboard stays where it was when an input closes
    if (wasEditing.current && !editing) document.getElementById(nodeId(wasEditing.current))?.focus()
    wasEditing.current = editing
  }, [editing])

  const focus = (key: string | undefined): void => {
    if (!key) return
    onSelect(key)
    document.getElementById(nodeId(key))?.focus()
  }
  const press = (event: KeyboardEvent, node: TreeNode): void => {
    if (editing || event.ctrlKey || event.metaKey || event.altKey) return
    const move = treeMove(nodes, node.key, event.key)
    if (!move && !onKey(node, event.key)) return
    event.preventDefault()
    if (move?.open) onToggle(move.open, true)
    if (move?.close) onToggle(move.close, false)
    focus(move?.focus)
  }
  const tabStop = nodes.some(({ key }) => key === selected) ? selected : nodes[0]?.key

  return (
    <ul aria-label="Structure" className="fh-tree" role="tree">
      {nodes.map((node) => (
        <li
          aria-expanded={node.isOpen}
          aria-label={node.label}
          aria-level={node.level}
          aria-selected={node.key === selected}
          className={`fh-tree__node fh-tree__node--${node.kind} fh-tree__node--${node.level}`}
          id={nodeId(node.key)}
          key={node.key}
          onClick={() => onSelect(node.key)}
          onKeyDown={(event) => press(event, node)}
          role="treeitem"
          tabIndex={node.key === tabStop ? 0 : -1}
        >
          <TreeRow
            isEditing={node.key === editing}
            node={node}
            onEndEdit={onEndEdit}
            onRename={(name) => onRename(node, name)}
            onToggle={() => onToggle(node.key, !node.isOpen)}
          />
        </li>
      ))}
    </ul>
  )
}
