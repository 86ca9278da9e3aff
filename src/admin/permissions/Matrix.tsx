'use client'

import { useId, useState } from 'react'
import { permissionCodes, type PermissionCode } from '../../access/permissions.ts'
import { codesOf, columns, filterSections, type Shown, stateOf, toggleAll } from './matrix.ts'
import { MatrixModule } from './MatrixModule.tsx'
import { moveFocus } from './move-focus.ts'
import { TriBox } from './TriBox.tsx'
import type { Limits } from './changes.ts'

export type MatrixProps = {
  chosen: ReadonlySet<PermissionCode>
  onChange: (chosen: Set<PermissionCode>) => void
  /** why a box cannot be changed; undefined when it can */
  lockedBy: (code: PermissionCode) => string | undefined
  /** something to know about a code, such as the role that gives it already */
  noteOf?: (code: PermissionCode) => string | undefined
  /** amounts beside the codes that take one; absent where there are none */
  limits?: {
    currency: string | undefined
    values: Limits
    /** the editor's own limits: nobody gives more */
    own: Limits
    onChange: (code: PermissionCode, minor: number | null) => void
  }
  /** the heading of the table for readers that do not see it */
  caption: string
}

const showing: { value: Shown; label: string }[] = [
  { value: 'all', label: 'All permissions' },
  { value: 'chosen', label: 'Ticked' },
  { value: 'open', label: 'Not ticked' },
]

/** Permissions by menu: a row for each thing, a column for each action, boxes for whole rows, columns and menus. */
export const Matrix = (props: MatrixProps) => {
  const { chosen, onChange, lockedBy, caption } = props
  const id = useId()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<{ shown: Shown; chosen: ReadonlySet<string> }>({ shown: 'all', chosen })
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const sections = filterSections({ search, ...filter })
  const rows = sections.flatMap((section) => section.rows)
  const shownCodes = codesOf(rows)
  const isFiltered = shownCodes.length < permissionCodes.length

  const isLocked = (code: PermissionCode): boolean => lockedBy(code) !== undefined
  const areLocked = (codes: readonly PermissionCode[]): boolean => codes.every(isLocked)
  const toggle = (codes: readonly PermissionCode[]): void => onChange(toggleAll(codes, chosen, isLocked))
  const fold = (module: string): void => {
    const next = new Set(folded)
    if (!next.delete(module)) next.add(module)
    setFolded(next)
  }

  return (
    <div className="fh-matrix">
      <div className="fh-matrix__tools">
        <input
          aria-label="Search permissions"
          className="fh-matrix__search"
          onChange={({ target }) => setSearch(target.value)}
          // Enter would save the page behind it.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          placeholder="Search, e.g. invoices or approve"
          type="search"
          value={search}
        />
        <select
          aria-label="Show"
          // What is ticked while the filter is on stays in sight: the filter keeps to what was ticked when it was chosen.
          onChange={({ target }) => setFilter({ shown: target.value as Shown, chosen })}
          value={filter.shown}
        >
          {showing.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span aria-live="polite" className="fh-matrix__count">
          <b>{shownCodes.filter((code) => chosen.has(code)).length}</b> of {shownCodes.length}
          {isFiltered && ' shown'}
        </span>
      </div>
      <table aria-label={caption} onKeyDown={moveFocus}>
        <thead>
          <tr>
            <th scope="col">
              <label className="fh-matrix__all">
                <TriBox
                  column="thing"
                  disabled={shownCodes.length === 0 || areLocked(shownCodes)}
                  label={isFiltered ? 'All that are shown' : 'All permissions'}
                  onToggle={() => toggle(shownCodes)}
                  state={stateOf(shownCodes, chosen)}
                />
                <span>{isFiltered ? 'All shown' : 'All'}</span>
              </label>
            </th>
            {columns.map(({ key, label }) => (
              <ColumnHead
                chosen={chosen}
                codes={codesOf(rows, key)}
                isLocked={areLocked}
                key={key}
                column={key}
                label={label}
                onToggle={toggle}
              />
            ))}
          </tr>
        </thead>
        {sections.map((section) => (
          <MatrixModule
            {...props}
            areLocked={areLocked}
            idBase={`${id}-${section.module}`}
            isFolded={folded.has(section.module) && !search}
            key={section.module}
            onFold={() => fold(section.module)}
            onToggle={toggle}
            section={section}
          />
        ))}
      </table>
      {rows.length === 0 && <p className="fh-matrix__none">No permission fits.</p>}
      <p className="fh-matrix__legend">
        <span className="fh-money-mark" /> Moves money or changes who may do what. Where the company asks for a second
        factor for these, whoever has one needs it at log-in.
      </p>
    </div>
  )
}

type ColumnHeadProps = {
  column: string
  label: string
  codes: PermissionCode[]
  chosen: ReadonlySet<PermissionCode>
  isLocked: (codes: readonly PermissionCode[]) => boolean
  onToggle: (codes: readonly PermissionCode[]) => void
}

const ColumnHead = ({ column, label, codes, chosen, isLocked, onToggle }: ColumnHeadProps) => (
  <th className={`fh-matrix__${column}`} scope="col">
    <label className="fh-matrix__head">
      <span>{label}</span>
      <TriBox
        column={column}
        disabled={codes.length === 0 || isLocked(codes)}
        label={`${label}: all that are shown`}
        onToggle={() => onToggle(codes)}
        state={stateOf(codes, chosen)}
      />
    </label>
  </th>
)
