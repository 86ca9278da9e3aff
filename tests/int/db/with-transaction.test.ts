import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { lockRow } from '../../../src/db/locks.ts'
import { createReq, txOf, withTransaction } from '../../../src/db/transaction.ts'
import { conflict } from '../../../src/platform/errors.ts'
import { startScratch, type Scratch } from './scratch.ts'

const counters: CollectionConfig = {
  slug: 'counters',
  lockDocuments: false,
  fields: [
    { name: 'name', type: 'text', unique: true },
    { name: 'value', type: 'number', required: true },
  ],
}

let scratch: Scratch

beforeAll(async () => {
  scratch = await startScratch({ adapter: 'hardened', collections: [counters], poolMax: 8 })
})
afterAll(() => scratch.stop())
beforeEach(() => scratch.pool.query('truncate counters'))

const add = async (name: string): Promise<string> =>
  (await scratch.local.create({ collection: 'counters', data: { name, value: 0 }, overrideAccess: true })).id
const names = async (): Promise<string[]> =>
  (await scratch.pool.query<{ name: string }>('select name from counters order by name')).rows.map(({ name }) => name)
const valueOf = async (id: string): Promise<number> =>
  Number((await scratch.pool.query<{ value: string }>('select value from counters where id = $1', [id])).rows[0]?.value)

describe('lost updates', () => {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 5))

  test('20 concurrent read-modify-writes without a lock lose some', async () => {
    const id = await add('unlocked')
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { value } = (await scratch.local.findByID({
          collection: 'counters',
          id,
          overrideAccess: true,
        })) as unknown as { value: number }
        await pause()
        await scratch.local.update({ collection: 'counters', id, data: { value: value + 1 }, overrideAccess: true })
      }),
    )
    expect(await valueOf(id)).toBeLessThan(20)
  })

  test('20 concurrent read-modify-writes with lockRow give 20', async () => {
    const id = await add('locked')
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const req = await createReq(scratch.payload)
        await withTransaction(req, async (tx) => {
          const { value } = await lockRow<{ value: string }>(tx, 'counters', id)
          await pause()
          await scratch.local.update({
            collection: 'counters',
            id,
            data: { value: Number(value) + 1 },
            req,
            overrideAccess: true,
          })
        })
      }),
    )
    expect(await valueOf(id)).toBe(20)
  })

  test('lockRow of a missing row is NOT_FOUND', async () => {
    const req = await createReq(scratch.payload)
    const work = withTransaction(req, (tx) => lockRow(tx, 'counters', '00000000-0000-4000-8000-000000000000'))
    await expect(work).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
})

describe('withTransaction', () => {
  test('commits SQL and Payload writes together and clears the request', async () => {
    const req = await createReq(scratch.payload)
    await withTransaction(req, async (tx) => {
      await tx.query('insert into counters (name, value) values ($1, $2)', ['sql', 1])
      await scratch.local.create({
        collection: 'counters',
        data: { name: 'local', value: 1 },
        req,
        overrideAccess: true,
      })
      expect(await names()).toEqual([])
    })
    expect(await names()).toEqual(['local', 'sql'])
    expect(req.transactionID).toBeUndefined()
    await expect(txOf(req)).rejects.toThrow('no open transaction')
  })

  test('rolls back on an error of the work and hands it on', async () => {
    const req = await createReq(scratch.payload)
    const work = withTransaction(req, async (tx) => {
      await tx.query(`insert into counters (name, value) values ('gone', 1)`)
      throw conflict('no')
    })
    await expect(work).rejects.toMatchObject({ status: 409, message: 'no' })
    expect(await names()).toEqual([])
    expect(scratch.pool.totalCount - scratch.pool.idleCount).toBe(0)
  })

  test('joins an open transaction: one commit, by the owner', async () => {
    const req = await createReq(scratch.payload)
    await withTransaction(req, async () => {
      await withTransaction(req, (tx) => tx.query(`insert into counters (name, value) values ('inner', 1)`))
      expect(await names()).toEqual([])
    })
    expect(await names()).toEqual(['inner'])
  })

  test('joined work that fails dooms the whole, also when its error is caught', async () => {
    const req = await createReq(scratch.payload)
    const work = withTransaction(req, async (tx) => {
      await tx.query(`insert into counters (name, value) values ('outer', 1)`)
      await withTransaction(req, () => Promise.reject(conflict('inner says no'))).catch(() => null)
      return 'done'
    })
    await expect(work).rejects.toMatchObject({ message: 'inner says no' })
    expect(await names()).toEqual([])
  })

  test.each(['a write', 'a read', 'SQL', 'a joined transaction'])(
    '%s after a caught failure is refused, not run on the pool',
    async (kind) => {
      const req = await createReq(scratch.payload)
      const later = {
        'a write': () =>
          scratch.local.create({
            collection: 'counters',
            data: { name: 'stray', value: 1 },
            req,
            overrideAccess: true,
          }),
        'a read': () => scratch.local.find({ collection: 'counters', req, overrideAccess: true }),
        SQL: async () => (await txOf(req)).query(`insert into counters (name, value) values ('stray', 1)`),
        'a joined transaction': () =>
          withTransaction(req, (tx) => tx.query(`insert into counters (name, value) values ('stray', 1)`)),
      }[kind] as () => Promise<unknown>
      const seen: unknown[] = []
      const work = withTransaction(req, async () => {
        await scratch.local
          .findByID({ collection: 'counters', id: '00000000-0000-4000-8000-000000000000', req, overrideAccess: true })
          .catch(() => null)
        seen.push(
          await later().then(
            () => 'ran',
            () => 'refused',
          ),
        )
      })
      await expect(work).rejects.toThrow('Nothing was saved')
      expect(seen).toEqual(['refused'])
      expect(await names()).toEqual([])
    },
  )

  test('the request works again after a failure', async () => {
    const req = await createReq(scratch.payload)
    await withTransaction(req, () => Promise.reject(conflict('no'))).catch(() => null)
    await withTransaction(req, (tx) => tx.query(`insert into counters (name, value) values ('next', 1)`))
    await scratch.local.create({ collection: 'counters', data: { name: 'plain', value: 1 }, req, overrideAccess: true })
    expect(await names()).toEqual(['next', 'plain'])
  })

  test('a transaction object that outlives its transaction does nothing', async () => {
    const req = await createReq(scratch.payload)
    const tx = await withTransaction(req, (open) => Promise.resolve(open))
    await expect(tx.query(`insert into counters (name, value) values ('late', 1)`)).rejects.toThrow('Nothing was saved')
    expect(await names()).toEqual([])
  })
})

describe('retries', () => {
  test('a deadlock is run again and both succeed', async () => {
    const [a, b] = [await add('a'), await add('b')]
    let tries = 0
    const bump = async (first: string, second: string) =>
      withTransaction(await createReq(scratch.payload), async (tx) => {
        tries += 1
        await tx.query('update counters set value = value + 1 where id = $1', [first])
        await new Promise((resolve) => setTimeout(resolve, 50))
        await tx.query('update counters set value = value + 1 where id = $1', [second])
      })
    await Promise.all([bump(a, b), bump(b, a)])
    expect([await valueOf(a), await valueOf(b), tries]).toEqual([2, 2, 3])
  })

  test('a serialization failure is run again', async () => {
    const id = await add('serial')
    let tries = 0
    await withTransaction(await createReq(scratch.payload), async (tx) => {
      tries += 1
      await tx.query('set transaction isolation level repeatable read')
      const [row] = await tx.query<{ value: string }>('select value from counters where id = $1', [id])
      if (tries === 1) await scratch.pool.query('update counters set value = 10 where id = $1', [id])
      await tx.query('update counters set value = $2 where id = $1', [id, Number(row?.value) + 1])
    })
    expect([await valueOf(id), tries]).toEqual([11, 2])
  })

  test('it gives up after four tries with a conflict', async () => {
    let tries = 0
    const work = withTransaction(await createReq(scratch.payload), async (tx) => {
      tries += 1
      await tx.query(`do $$ begin raise exception 'again' using errcode = '40001'; end $$`)
    })
    await expect(work).rejects.toMatchObject({ status: 409, code: 'CONFLICT' })
    expect(tries).toBe(4)
  })
})
