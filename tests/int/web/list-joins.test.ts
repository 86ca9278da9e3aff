import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, makeProperty, password } from '../../helpers/factories.ts'

type Row = { id: string; owners?: { docs: unknown[] } }

let app: TestApp
let token: string

beforeAll(async () => {
  app = await startTestApp()
  const { id, email } = await makeCompany(app.payload, 'joins')
  await makeProperty(app.payload, { company: id, units: 2, owners: [10_000] })
  token = await app.login(email('administrator'), password)
})
afterAll(() => app.stop())

const list = async (query: string): Promise<Row[]> =>
  (await app.api<{ docs: Row[] }>('GET', `/units?${query}`, { token })).body.docs

test('a list leaves out the rows that point at its rows', async () => {
  const units = await list('limit=5')
  expect(units).toHaveLength(2)
  expect(units.map(({ owners }) => owners)).toEqual([undefined, undefined])
})

test('unless it is asked for them', async () => {
  const units = await list('limit=5&joins[owners][limit]=1')
  expect(units.map(({ owners }) => owners?.docs.length)).toEqual([1, 1])
})

test('a single row has them', async () => {
  const [unit] = await list('limit=1')
  const { body } = await app.api<Row>('GET', `/units/${unit?.id}`, { token })
  expect(body.owners?.docs).toHaveLength(1)
})
