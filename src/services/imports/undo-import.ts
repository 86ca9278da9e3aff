import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { type Tx, withTransaction } from '../../db/transaction.ts'
import { AppError, conflict } from '../../platform/errors.ts'
import { recordAudit } from '../audit.ts'
import { type Blocker, blockersOf } from './blockers.ts'
import { type ImportAnswer, importAnswer } from './import-answer.ts'
import { type ImportRecord, lockImport } from './import-record.ts'
import { madeRows } from './made-rows.ts'
import { importKinds } from './kinds.ts'

/**
 * Takes back what an import has made, while nothing hangs on it. A second call answers how it stands.
 * @throws 409 with what hangs on it
 */
export const undoImport = async ({ req, id }: { req: PayloadRequest; id: string }): Promise<ImportAnswer> =>
  withTransaction(req, async (tx) => {
    const record = await lockImport(tx, id)
    if (record.status === 'undone') return importAnswer(tx, id)
    if (record.status !== 'done') throw conflict('Only an import that was written can be taken back.')
    const kind = importKinds[record.kind]
    await advisoryLock(tx, 'import', record.company, kind.key)
    const blockers = await blockersOf(tx, id, kind)
    if (blockers.length > 0) throw inUse(blockers)
    const settle = await kind.beforeUndo?.({ tx, company: record.company, made: { sql: madeRows, import: id } })
    const removed = await removeMade(tx, record)
    await restoreFloors(tx, id)
    await settle?.()
    await tx.query(
      `update import_rows set status = 'ok', updated_at = now() where import_id = $1 and status = 'written'`,
      [id],
    )
    await tx.query(
      `update imports set status = 'undone', created_rows = 0, undone_at = now(), updated_at = now() where id = $1`,
      [id],
    )
    const { company, fileName } = record
    await recordAudit({
      req,
      rows: [
        {
          action: 'import.undo',
          entity: 'imports',
          entityId: id,
          company,
          after: { kind: kind.key, fileName, removed: removed.length },
        },
        ...removed.map(({ entity, id: entityId, label }) => ({
          action: 'delete',
          entity,
          entityId,
          company,
          before: { label, import: id },
        })),
      ],
    })
    return importAnswer(tx, id)
  })

type Removed = { entity: string; id: string; label: string }

const removeMade = async (tx: Tx, { id, kind }: ImportRecord): Promise<Removed[]> => {
  const removed: Removed[] = []
  for (const { name, entity } of importKinds[kind].tables) {
    const rows = await tx.query<Omit<Removed, 'entity'>>(
      `with ${madeRows}
       delete from ${name} t using made m where m.in_table = $2 and t.id = m.id and m.floors is null
       returning t.id, m.label`,
      [id, name],
    )
    for (const row of rows) removed.push({ entity, ...row })
  }
  return removed
}

/** Floors that an import added go again where nobody has used or changed them since. */
const restoreFloors = async (tx: Tx, id: string): Promise<void> => {
  for (const [table, condition] of [
    [
      'blocks',
      `and not exists (select from units u where u.block_id = t.id and u.floor >= (m.floors ->> 'was')::numeric)`,
    ],
    [
      'units',
      `and not exists (select from rooms r where r.unit_id = t.id and r.floor >= coalesce((m.floors ->> 'was')::numeric, 0))`,
    ],
  ] as const)
    await tx.query(
      `with ${madeRows}
       update ${table} t set floors = (m.floors ->> 'was')::numeric, updated_at = now()
       from made m
       where m.in_table = '${table}' and m.floors is not null and t.id = m.id
         and t.floors = (m.floors ->> 'now')::numeric ${condition}`,
      [id],
    )
}

const inUse = (blockers: readonly Blocker[]): AppError =>
  new AppError({
    status: 409,
    code: 'CONFLICT',
    message: `Nothing was taken back: ${blockers.map(textOf).join(', ')}.`,
    data: { errors: blockers.map((blocker) => ({ message: `In use: ${textOf(blocker)}.`, path: blocker.what })) },
  })

const textOf = ({ count, what, on }: Blocker): string =>
  `${count} in ${what.replaceAll(/[_-]/g, ' ')}${on ? ` (${on})` : ''}`
