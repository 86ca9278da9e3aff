'use client'

import type { ReactNode } from 'react'
import type { PermissionCode } from '../../access/permissions.ts'
import { codesOf, columns, type ColumnKey, type MatrixRow, type MatrixSection, stateOf } from './matrix.ts'
import type { MatrixProps } from './Matrix.tsx'
import { MatrixBox } from './MatrixBox.tsx'
import { TriBox } from './TriBox.tsx'

type MatrixModuleProps = MatrixProps & {
  section: MatrixSection
  idBase: string
  isFolded: boolean
  onFold: () => void
  areLocked: (codes: readonly PermissionCode[]) => boolean
  onToggle: (codes: readonly PermissionCode[]) => void
}

/** The permissions of one menu: its own line first, with boxes for the whole menu and each of its columns. */
export const MatrixModule = (props: MatrixModuleProps) => {
  const { section, idBase, isFolded, onFold, chosen, areLocked, onToggle } = props
  const codes = codesOf(section.rows)
  return (
    <tbody>
      <tr className="fh-matrix__module">
        <th scope="rowgroup">
          <div className="fh-matrix__menu">
            <TriBox
              column="thing"
              disabled={areLocked(codes)}
              label={`${section.label}: all`}
              onToggle={() => onToggle(codes)}
              state={stateOf(codes, chosen)}
            />
            <button aria-expanded={!isFolded} onClick={onFold} type="button">
              <span aria-hidden className="fh-matrix__chevron" />
              {section.label}
            </button>
            <span className="fh-matrix__count">
              {codes.filter((code) => chosen.has(code)).length} of {codes.length}
            </span>
          </div>
        </th>
        {columns.map(({ key, label }) => {
          const inColumn = codesOf(section.rows, key)
          return (
            <td className={`fh-matrix__${key}`} key={key}>
              {inColumn.length > 0 && (
                <TriBox
                  column={key}
                  disabled={areLocked(inColumn)}
                  label={`${section.label}: ${key === 'more' ? 'all other actions' : `${label} all`}`}
                  onToggle={() => onToggle(inColumn)}
                  state={stateOf(inColumn, chosen)}
                />
              )}
            </td>
          )
        })}
      </tr>
      {!isFolded &&
        section.rows.map((row) => <ThingRow {...props} idBase={`${idBase}-${row.thing}`} key={row.thing} row={row} />)}
    </tbody>
  )
}

const ThingRow = ({ row, ...props }: MatrixModuleProps & { row: MatrixRow }) => {
  const { section, chosen, areLocked, onToggle } = props
  const codes = codesOf([row])
  const cell = (column: ColumnKey) =>
    row.actions
      .filter((action) => action.column === column)
      .map((action) => <MatrixBox {...props} action={action} key={action.code} />)
  return (
    <tr>
      <th scope="row">
        <label className="fh-matrix__thing">
          <TriBox
            column="thing"
            disabled={areLocked(codes)}
            label={`${section.label} / ${row.label}: all`}
            onToggle={() => onToggle(codes)}
            state={stateOf(codes, chosen)}
          />
          <span>{row.label}</span>
        </label>
      </th>
      {columns.map(({ key }) => (
        <td className={`fh-matrix__${key}`} key={key}>
          {key === 'more' ? <MoreActions>{cell(key)}</MoreActions> : cell(key)}
        </td>
      ))}
    </tr>
  )
}

const MoreActions = ({ children }: { children: ReactNode[] }) =>
  children.length > 0 ? <div className="fh-matrix__actions">{children}</div> : null
