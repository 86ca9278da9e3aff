import type { PayloadRequest } from 'payload'
import type { PermissionCode } from '../../access/permissions.ts'
import type { Tx } from '../../db/transaction.ts'
import type { CellContext, ReadRow } from '../../domain/imports/column.ts'
import type { Variant } from '../../domain/imports/match-columns.ts'

export const importKindKeys = [
  'structure',
  'people',
  'leases',
  'readings',
  'invoices',
  'bank_transactions',
  'opening_balances',
] as const

export type ImportKindKey = (typeof importKindKeys)[number]

/** What an import is read and written with. */
export type ImportContext = CellContext & {
  company: string
  /** the date in the company's zone */
  today: string
  /** the project that was chosen for the whole file */
  project: { id: string; code: string; name: string } | null
  /** the company's own account that the whole file is of */
  account: StatementAccount | null
}

export type StatementAccount = { kind: 'bank' | 'gateway'; id: string; currency: string; name: string }

/** What was made of a row, or changed for it. */
export type Made = { in: ImportTable; id: string; label: string; floors?: { was: number | null; now: number } }

type ImportTable =
  | 'blocks'
  | 'units'
  | 'people'
  | 'contracts'
  | 'meter_readings'
  | 'invoices'
  | 'bank_transactions'
  | 'ledger_transactions'

/** One line of the preview. */
export type PreviewNode = { label: string; note?: string; isNew?: boolean; children?: PreviewNode[] }

export type Preview = {
  /** what would be made, by what it is called */
  counts: Record<string, number>
  tree?: PreviewNode[]
}

export type CheckArgs = {
  req: PayloadRequest
  tx: Tx
  context: ImportContext
  rows: ReadRow[]
  variant: string
  isLocked: boolean
}
export type WriteArgs<Plan> = {
  req: PayloadRequest
  tx: Tx
  context: ImportContext
  plan: Plan
  /** the id of the import */
  import: string
}

type UndoArgs = {
  tx: Tx
  company: string
  /** a common table expression `made`, with the import as its $1 */
  made: { sql: string; import: string }
}

/**
 * What can be imported. A kind declares its columns and how its rows are held against the database and written, always
 * as sets: files, rows, errors, progress, undo and rights are the same for all.
 */
type ImportKind<Plan = unknown> = {
  key: ImportKindKey
  label: string
  permission: PermissionCode
  /** what a file says about people is not kept once it is written, nor for long before */
  isPersonal?: boolean
  /** its service writes the audit rows of what it makes */
  isSelfAudited?: boolean
  /** whether a project is chosen for the whole file */
  project: 'optional' | 'none'
  /** whether it is the statement of an account of the company */
  account?: 'required'
  /** most rows of a file; default 20,000 */
  mostRows?: number
  /** the first is the one for new files */
  variants: readonly Variant[]
  /** Adds to the rows what is wrong with them, or why they are skipped; the rest goes into the plan. */
  check: (args: CheckArgs) => Promise<Plan>
  preview: (plan: Plan, context: ImportContext) => Preview
  /** @returns what was made, by row number */
  write: (args: WriteArgs<Plan>) => Promise<Map<number, Made[]>>
  /** what has to be known before rows go; it answers what is to be done afterwards */
  beforeUndo?: (args: UndoArgs) => Promise<() => Promise<void>>
  /** the tables that it writes, dependants first: the order in which an import is taken back */
  tables: readonly {
    name: ImportTable
    entity: string
    /** rows for which it holds stay */ inUse?: { sql: string; label: string }
  }[]
}

/** A kind whose plan only it reads. */
export type AnyImportKind = ImportKind

/** A kind as the machinery sees it: the plan goes from `check` to `preview` and `write` unread. */
export const defineKind = <Plan>(kind: ImportKind<Plan>): AnyImportKind => kind as unknown as AnyImportKind
