import { type MenuAction, permissionMenu, type PermissionCode } from '../../access/permissions.ts'

/** Actions that most things have stand in a column of their own; all others together in the last one. */
export const columns = [
  { key: 'view', label: 'View' },
  { key: 'create', label: 'Add' },
  { key: 'update', label: 'Edit' },
  { key: 'delete', label: 'Delete' },
  { key: 'more', label: 'More' },
] as const

export type ColumnKey = (typeof columns)[number]['key']

export type MatrixAction = MenuAction & {
  column: ColumnKey
  /** "Finance / Invoices / View" */
  fullLabel: string
}
export type MatrixRow = { thing: string; label: string; actions: MatrixAction[] }
export type MatrixSection = { module: string; label: string; rows: MatrixRow[] }

/** What a column says holds for each of its cells: an action under another name, or with a limit, is written out. */
const columnOf = ({ code, label, limited }: MenuAction): ColumnKey => {
  const action = code.split('.').at(-1)
  const column = columns.find(({ key }) => key === action)
  return column && column.label === label && !limited ? column.key : 'more'
}

/** The whole registry as a matrix. */
export const allSections: MatrixSection[] = permissionMenu.map(({ module, label, things }) => ({
  module,
  label,
  rows: things.map(({ thing, label: thingLabel, actions }) => ({
    thing,
    label: thingLabel,
    actions: actions.map((action) => ({
      ...action,
      column: columnOf(action),
      fullLabel: `${label} / ${thingLabel} / ${action.label}`,
    })),
  })),
}))

export type Shown = 'all' | 'chosen' | 'open'

export type MatrixFilter = {
  search: string
  shown: Shown
  /** codes that count as chosen */
  chosen: ReadonlySet<string>
}

/** What is left of the matrix: every word of the search is in the label or the code of an action. */
export const filterSections = ({ search, shown, chosen }: MatrixFilter): MatrixSection[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const isShown = ({ code, fullLabel }: MatrixAction): boolean =>
    words.every((word) => `${fullLabel} ${code}`.toLowerCase().includes(word)) &&
    (shown === 'all' || chosen.has(code) === (shown === 'chosen'))
  return allSections
    .map((section) => ({
      ...section,
      rows: section.rows
        .map((row) => ({ ...row, actions: row.actions.filter(isShown) }))
        .filter(({ actions }) => actions.length > 0),
    }))
    .filter(({ rows }) => rows.length > 0)
}

export const codesOf = (rows: readonly MatrixRow[], column?: ColumnKey): PermissionCode[] =>
  rows.flatMap(({ actions }) =>
    actions.filter((action) => column === undefined || action.column === column).map(({ code }) => code),
  )

/** All of them, some or none, for a box that stands for several codes. */
export const stateOf = (codes: readonly string[], chosen: ReadonlySet<string>): 'all' | 'some' | 'none' => {
  const count = codes.filter((code) => chosen.has(code)).length
  if (count === 0) return 'none'
  return count === codes.length ? 'all' : 'some'
}

/** Takes all of them, or, when nothing more can be taken, gives all back; what is locked stays as it is. */
export const toggleAll = (
  codes: readonly PermissionCode[],
  chosen: ReadonlySet<PermissionCode>,
  isLocked: (code: PermissionCode) => boolean,
): Set<PermissionCode> => {
  const free = codes.filter((code) => !isLocked(code))
  const next = new Set(chosen)
  if (free.every((code) => chosen.has(code))) free.forEach((code) => next.delete(code))
  else free.forEach((code) => next.add(code))
  return next
}

/** In the order of the registry, whatever order they were ticked in. */
export const inOrder = (codes: ReadonlySet<PermissionCode>): PermissionCode[] =>
  codesOf(allSections.flatMap(({ rows }) => rows)).filter((code) => codes.has(code))
