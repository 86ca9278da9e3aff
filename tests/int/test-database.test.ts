import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Client } from 'pg'

import { createTestDatabase, type TestDatabase } from '../helpers/database.ts'

let first: TestDatabase
let second: TestDatabase

beforeAll(async () => {
  ;[first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
})

afterAll(async () => {
  await Promise.all([first.drop(), second.drop()])
})

const run = async (url: string, text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('two test files do not see each other', async () => {
  await run(first.url, 'create table marks (id int)')
  expect(await run(second.url, `select to_regclass('marks') as found`)).toEqual([{ found: null }])
})

test('a dropped database is gone', async () => {
  const third = await createTestDatabase()
  await third.drop()
  await expect(run(third.url, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})
