import type { Tx } from '../../db/transaction.ts'
import { AppError } from '../../platform/errors.ts'

export type StructureKind = 'projects' | 'blocks' | 'units' | 'rooms'

/** Rows of one kind that hang on a part of the structure. */
export type Blocker = { kind: string; count: number; examples: string[] }

type Within = { kind: StructureKind; id: string }

/** What hangs on a project, a block or a unit and keeps it from the trash; nothing hangs on a room. */
export const blockersOf = async (tx: Tx, { kind, id }: Within): Promise<Blocker[]> =>
  kind === 'rooms' ? [] : tx.query<Blocker>(queryOf(kind, keepsFromTrash), [id])

/** What keeps a unit in its project: also what is over, because it names both. */
export const moveBlockersOf = (tx: Tx, unit: string): Promise<Blocker[]> =>
  tx.query<Blocker>(queryOf('units', { ...keepsFromTrash, ...keepsInProject }), [unit])

/**
 * @param path the field that was to change
 * @throws 409 with the list, one entry for each kind
 */
export const refuseBlocked = (blockers: readonly Blocker[], what: string, path: string): void => {
  if (blockers.length === 0) return
  const parts = blockers.map(textOf)
  const message = `${what} ${parts.join('; ')}.`
  const errors = [
    { message, path },
    ...blockers.map(({ kind }, index) => ({ message: parts[index] ?? '', path: kind })),
  ]
  throw new AppError({ status: 409, code: 'CONFLICT', message, data: { errors, blockers } })
}

const textOf = ({ kind, count, examples }: Blocker): string => {
  const names = examples.length > 0 ? ` (${examples.join(', ')}${count > examples.length ? ', …' : ''})` : ''
  return `${count} ${count === 1 ? (singular[kind] ?? kind) : (plural[kind] ?? kind)}${names}`
}

const singular: Record<string, string> = {
  leases: 'lease',
  invoices: 'invoice',
  payments: 'payment',
  ledger: 'entry of the books',
  ownerships: 'owner',
  services: 'service',
  meters: 'meter',
  parking: 'parking assignment',
  maintenance: 'maintenance request',
  units: 'unit',
}

const plural: Record<string, string> = {
  ...Object.fromEntries(Object.entries(singular).map(([kind, word]) => [kind, `${word}s`])),
  ledger: 'entries of the books',
}

/** SQL of each kind: the name that tells rows apart, and which rows; `:units` are those of the part, `:node` its own column. */
type Rule = { name: string; from: string; where: string }

const keepsFromTrash: Record<string, Rule> = {
  leases: { name: 't.number', from: 'contracts t', where: 't.unit_id in (:units) and t.deleted_at is null' },
  invoices: { name: `coalesce(t.number, 'a draft')`, from: 'invoices t', where: ':node' },
  payments: {
    name: 'distinct t.number',
    from: 'invoices i join allocations a on a.invoice_id = i.id join payments t on t.id = a.payment_id',
    where: ':invoiced',
  },
  ledger: { name: 'null::text', from: 'ledger_entries t', where: ':node' },
  ownerships: { name: 'null::text', from: ':owners t', where: 'true' },
  services: {
    name: 's.name',
    from: 'project_services t join services s on s.id = t.service_id',
    where: `:node and t.status <> 'ended'`,
  },
  meters: { name: 't.identifier', from: 'meters t', where: `:node and t.status = 'active' and t.deleted_at is null` },
  parking: {
    name: 's.identifier',
    from: 'parking_assignments t join parking_slots s on s.id = t.slot_id',
    where: `t.status = 'active' and (t.unit_id in (:units) or :slots)`,
  },
  maintenance: {
    name: 't.number',
    from: 'maintenance_requests t',
    where: `:node and t.status in ('open', 'in_progress') and t.deleted_at is null`,
  },
}

const keepsInProject: Record<string, Rule> = {
  services: { ...(keepsFromTrash.services as Rule), where: ':node' },
  meters: { ...(keepsFromTrash.meters as Rule), where: ':node' },
  parking: { ...(keepsFromTrash.parking as Rule), where: 't.unit_id in (:units)' },
  maintenance: { ...(keepsFromTrash.maintenance as Rule), where: ':node' },
}

type Part = 'projects' | 'blocks' | 'units'

const unitsOf: Record<Part, string> = {
  projects: 'select id from units where project_id = $1',
  blocks: 'select id from units where block_id = $1',
  units: '$1::uuid',
}

/** Rows that name the part itself or one of its units. `blocked`: the table has a column for the block. */
const nodeOf = (kind: Part, alias: string, table: string): string => {
  const units = `${alias}.unit_id in (:units)`
  if (kind === 'projects') return `(${alias}.project_id = $1 or ${units})`
  const hasBlock = !/^(invoices|ledger_entries) /.test(table)
  return kind === 'blocks' && hasBlock ? `(${alias}.block_id = $1 or ${units})` : units
}

/** A unit of a project that is owned whole has no owners of its own: its rows come and go with it. */
const ownersOf = (kind: Part): string => {
  const own = 'select id from ownerships where unit_id in (:units) and project_ownership_id is null'
  return kind === 'projects' ? `(${own} union all select id from project_ownerships where project_id = $1)` : `(${own})`
}

const slotsOf: Record<Part, string> = { projects: 's.project_id = $1', blocks: 's.block_id = $1', units: 'false' }

const queryOf = (kind: Part, rules: Record<string, Rule>): string => {
  const parts = Object.entries(rules).map(([key, { name, from, where }]) => {
    const counted = name.startsWith('distinct ') ? name : '*'
    const text = `select '${key}' as kind, count(${counted})::int as count,
        coalesce((array_agg(${name}) filter (where ${name.replace('distinct ', '')} is not null))[1:3], '{}') as examples
      from ${from} where ${where}`
    return text
      .replaceAll(':owners', ownersOf(kind))
      .replaceAll(':node', nodeOf(kind, 't', from))
      .replaceAll(':invoiced', nodeOf(kind, 'i', from))
      .replaceAll(':slots', slotsOf[kind])
      .replaceAll(':units', unitsOf[kind])
  })
  return `select * from (${parts.join(' union all ')}) found where count > 0`
}
