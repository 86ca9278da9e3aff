import { describe, expect, test } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { loose, startScratch, type AdapterKind } from './scratch.ts'

/** A hook that forgets `req`: the nested write asks for a second connection while the first is held. */
const forgetful: CollectionConfig = {
  slug: 'notes',
  lockDocuments: false,
  hooks: {
    afterChange: [
      async ({ doc, req }) => {
        if (doc.title === 'outer')
          await loose(req.payload).create({ collection: 'notes', data: { title: 'inner' }, overrideAccess: true })
        return doc
      },
    ],
  },
  fields: [{ name: 'title', type: 'text', required: true }],
}

const patience = 3_000

describe('a nested write without req, more at once than there are connections', () => {
  test.each<AdapterKind>(['stock', 'hardened'])('%s adapter', async (adapter) => {
    const scratch = await startScratch({
      adapter,
      collections: [forgetful],
      poolMax: 4,
      options: { connectionTimeoutMillis: 500 },
    })
    const writes = Promise.allSettled(
      Array.from({ length: 8 }, () =>
        scratch.local.create({ collection: 'notes', data: { title: 'outer' }, overrideAccess: true }),
      ),
    )
    const outcome = await Promise.race([
      writes,
      new Promise<'stuck'>((resolve) => setTimeout(resolve, patience, 'stuck')),
    ])
    if (adapter === 'stock') expect(outcome).toBe('stuck')
    else expect(reasons(outcome)).toContainEqual(expect.objectContaining({ status: 503, code: 'UNAVAILABLE' }))

    // the pool works again afterwards; the stock one never does
    const usable = scratch.pool.query('select 1').then(() => 'usable')
    const later = await Promise.race([usable, new Promise((resolve) => setTimeout(resolve, 1_000, 'stuck'))])
    expect(later).toBe(adapter === 'stock' ? 'stuck' : 'usable')
    if (adapter === 'stock') usable.catch(() => undefined)
    await scratch.stop()
  })

  test('a connection that the server ends is refused, thrown away and replaced', async () => {
    const scratch = await startScratch({
      adapter: 'hardened',
      collections: [forgetful],
      options: { idleInTransactionTimeoutMillis: 100 },
    })
    const id = (await scratch.payload.db.beginTransaction()) as string
    await new Promise((resolve) => setTimeout(resolve, 400))
    await expect(scratch.payload.db.commitTransaction(id)).rejects.toMatchObject({ status: 503 })
    await expect(scratch.pool.query('select 1')).resolves.toHaveProperty('rowCount', 1)
    expect(scratch.pool.totalCount - scratch.pool.idleCount).toBe(0)
    await scratch.stop()
  })
})

const reasons = (outcome: PromiseSettledResult<unknown>[] | 'stuck'): unknown[] =>
  outcome === 'stuck'
    ? []
    : outcome.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
