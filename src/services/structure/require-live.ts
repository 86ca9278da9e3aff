import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { notFound } from '../../platform/errors.ts'

type Live = { payload: Payload; table: 'projects' | 'blocks' | 'units'; id: string }

/** @throws 404 for a row in the trash, which nothing is done with but restoring it */
export const requireLive = async ({ payload, table, id }: Live): Promise<void> => {
  const [row] = await readQuery(payload, `select from ${table} where id = $1 and deleted_at is null`, [id])
  if (!row) throw notFound()
}
