'use client'

import { Button, Gutter, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { Structure } from '../../services/structure/read-structure.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { StatusCounts } from './StatusCounts.tsx'
import { type Asked, StructureDialogs } from './StructureDialogs.tsx'
import { StructureTree } from './StructureTree.tsx'
import { allKeys, firstOpen, visibleNodes } from './tree-nodes.ts'
import { useProjectStructure } from './use-project-structure.ts'
import { useTreeActions } from './use-tree-actions.ts'

/** Blocks, floors and units of a project, to look at and to build. */
export const StructurePage = () => {
  const { id } = useDocumentInfo()
  const project = id ? String(id) : undefined
  const { data, error, reload } = useProjectStructure(project)
  return (
    <Gutter className="fh-structure">
      <ErrorNote error={error} />
      {data && project ? <Loaded onChanged={reload} project={project} structure={data} /> : !error && <Waiting />}
    </Gutter>
  )
}

const Waiting = () => (
  <div className="fh-structure__waiting">
    {Array.from({ length: 6 }, (_, index) => (
      <div className="fh-skeleton" key={index} />
    ))}
  </div>
)

type LoadedProps = { project: string; structure: Structure; onChanged: () => void }

const Loaded = ({ project, structure, onChanged }: LoadedProps) => {
  const { can } = usePermissions()
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(firstOpen(structure)))
  const [selected, setSelected] = useState<string>()
  const [editing, setEditing] = useState<string>()
  const [asked, setAsked] = useState<Asked>()
  const actions = useTreeActions({ project, structure, onChanged })
  const nodes = visibleNodes(structure, open)
  const node = nodes.find(({ key }) => key === selected)
  const toggle = (key: string, isOpen: boolean): void =>
    setOpen((before) => new Set(isOpen ? [...before, key] : [...before].filter((one) => one !== key)))
  const { counts } = structure
  const isEmpty = nodes.length === 0

  return (
    <>
      <div className="fh-structure__head">
        <p className="fh-structure__counts">
          <b className="fh-number">{counts.units}</b> units in <b className="fh-number">{counts.blocks}</b> blocks
          <StatusCounts counts={counts} hasWords />
        </p>
        <div className="fh-structure__buttons">
          {!isEmpty && (
            <>
              <Button
                buttonStyle="secondary"
                margin={false}
                onClick={() => setOpen(new Set(allKeys(structure)))}
                size="small"
              >
                Open all
              </Button>
              <Button buttonStyle="secondary" margin={false} onClick={() => setOpen(new Set())} size="small">
                Close all
              </Button>
            </>
          )}
          {can('property.units.create') && (
            <Button buttonStyle="secondary" margin={false} onClick={() => setAsked({ kind: 'add-units' })} size="small">
              Add houses
            </Button>
          )}
          {can('property.blocks.create') && (
            <Button margin={false} onClick={() => setAsked({ kind: 'add-blocks' })} size="small">
              Add blocks
            </Button>
          )}
        </div>
      </div>
      {isEmpty ? (
        <div className="fh-notice">
          <h2>Nothing is built here yet</h2>
          <p className="fh-quiet">
            Add the blocks with their floors first, then the units of each floor. House rows and basements with parking
            slots are added in the same way; houses that stand by themselves need no block.
          </p>
        </div>
      ) : (
        <>
          <SelectionBar
            node={node}
            onAsk={setAsked}
            onPlace={(by) => node && actions.place(node, by)}
            onRename={() => node && setEditing(node.key)}
          />
          <StructureTree
            editing={editing}
            nodes={nodes}
            onEndEdit={() => setEditing(undefined)}
            onKey={(at, key) => actions.press(at, key, { ask: setAsked, edit: setEditing, toggle })}
            onRename={actions.rename}
            onSelect={setSelected}
            onToggle={toggle}
            selected={selected}
          />
        </>
      )}
      {asked && (
        <StructureDialogs
          asked={asked}
          onChanged={(opened) => {
            if (opened) setOpen((before) => new Set([...before, ...opened]))
            onChanged()
          }}
          onClose={() => setAsked(undefined)}
          project={project}
          structure={structure}
        />
      )}
    </>
  )
}
