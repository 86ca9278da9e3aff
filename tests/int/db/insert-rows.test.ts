import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { insertRows, type Row } from '../../../src/db/insert-rows.ts'
import { createReq, withTransaction, type Tx } from '../../../src/db/transaction.ts'
import { startScratch, type Scratch } from './scratch.ts'

let scratch: Scratch

beforeAll(async () => {
  scratch = await startScratch({
    adapter: 'hardened',
    collections: [],
    after: `create table goods (
      id uuid primary key default gen_random_uuid(), name text not null unique, amount_minor numeric, tags text[],
      detail jsonb, made_at timestamptz not null default now(), done boolean not null default false)`,
  })
})
afterAll(() => scratch.stop())
beforeEach(() => scratch.pool.query('truncate goods'))

const inTransaction = async <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  withTransaction(await createReq(scratch.payload), work)
const insert = (rows: Row[], options?: Parameters<typeof insertRows>[3]) =>
  inTransaction((tx) => insertRows<Record<string, unknown>>(tx, 'goods', rows, options))

test('every kind of value arrives, absent columns keep their default', async () => {
  const [row] = await insert(
    [
      {
        name: `O'Neil "x"`,
        amount_minor: 9007199254740991n,
        tags: ['a', 'b,c'],
        detail: { deep: [1, null, 'é'] },
        made_at: new Date(0),
      },
    ],
    { returning: 'name, amount_minor, tags, detail, made_at, done, id' },
  )
  expect(row).toMatchObject({
    name: `O'Neil "x"`,
    amount_minor: '9007199254740991',
    tags: ['a', 'b,c'],
    detail: { deep: [1, null, 'é'] },
    made_at: new Date(0),
    done: false,
    id: expect.any(String),
  })
})

test.each([
  ['a bigint that is not exact as a number', 9007199254740992n],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
])('%s is refused and nothing is written', async (_, amount) => {
  await expect(
    insert([
      { name: 'fine', amount_minor: 1 },
      { name: 'wrong', amount_minor: amount },
    ]),
  ).rejects.toMatchObject({
    status: 400,
    code: 'VALIDATION',
  })
  expect((await scratch.pool.query('select from goods')).rowCount).toBe(0)
})

test('conflicts: nothing, or SQL of the caller', async () => {
  await insert([{ name: 'a', amount_minor: 1 }])
  const added = await insert(
    [
      { name: 'a', amount_minor: 5 },
      { name: 'b', amount_minor: 5 },
    ],
    { onConflict: 'nothing', returning: 'name' },
  )
  expect(added).toEqual([{ name: 'b' }])
  const changed = await insert([{ name: 'a', amount_minor: 7 }], {
    onConflict: '(name) do update set amount_minor = excluded.amount_minor',
    returning: 'amount_minor',
  })
  expect(changed).toEqual([{ amount_minor: '7' }])
})

test('no rows are no statement', async () => {
  expect(await insert([])).toEqual([])
})

test('20,000 rows go in by a handful of statements', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ name: `g${index}`, amount_minor: BigInt(index) }))
  const returned = await inTransaction(async (tx) => {
    let statements = 0
    const counted: Tx = { query: (text, values) => ((statements += 1), tx.query(text, values)) }
    const ids = await insertRows(counted, 'goods', rows, { returning: 'id' })
    expect(statements).toBeLessThanOrEqual(4)
    return ids
  })
  expect(returned).toHaveLength(20_000)
})
