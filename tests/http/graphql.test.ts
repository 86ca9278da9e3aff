import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { startSmallApp, type Answer, type CallOptions, type SmallApp } from './fixture/small-app.ts'

let app: SmallApp

beforeAll(async () => {
  app = await startSmallApp()
}, 240_000)

afterAll(() => app?.stop())

const run = (query: string, { variables, ...options }: CallOptions & { variables?: object } = {}): Promise<Answer> =>
  app.call('POST', '/graphql', { body: { query, variables }, ...options })

const nested = (levels: number): string => (levels === 0 ? 'id' : `parent { ${nested(levels - 1)} }`)

describe('GraphQL', () => {
  test('creates and lists', async () => {
    const made = await run('mutation ($title: String!) { createNote(data: { title: $title }) { id title } }', {
      variables: { title: 'a' },
    })
    expect(made).toMatchObject({ status: 200, body: { data: { createNote: { title: 'a' } } } })
    const list = await run('{ Notes(limit: 5) { docs { title } totalDocs } }')
    expect(list).toMatchObject({ status: 200, body: { data: { Notes: { docs: [{ title: 'a' }] } } } })
    expect(list.body.errors).toBeUndefined()
  })

  const refused: [string, string, object?][] = [
    ['a syntax error', '{ Notes {'],
    ['an unknown field', '{ Notez { docs { id } } }'],
    ['depth', `{ Notes(limit: 1) { docs { ${nested(8)} } } }`],
    ['depth in a fragment', `fragment F on Note { ${nested(6)} } { Notes(limit: 1) { docs { parent { ...F } } } }`],
    ['aliases', `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: countNotes { totalDocs }`).join(' ')} }`],
    ['root fields', `{ ${Array.from({ length: 21 }, () => 'countNotes { totalDocs }').join(' ')} }`],
    ['tokens', `{ Notes(limit: 1) { ${'totalDocs '.repeat(2_100)} } }`],
    ['limit 0', '{ Notes(limit: 0) { totalDocs } }'],
    ['limit above 200', '{ Notes(limit: 201) { totalDocs } }'],
    ['limit by a variable', 'query ($n: Int) { Notes(limit: $n) { totalDocs } }', { n: 0 }],
    ['limit by a default', 'query ($n: Int = 1000) { Notes(limit: $n) { totalDocs } }'],
    ['no pagination', '{ Notes(pagination: false) { totalDocs } }'],
    ['a join without bound', '{ Notes(limit: 1) { docs { children(limit: 0) { hasNextPage } } } }'],
    ['a wrong variable', 'query ($n: Int) { Notes(limit: $n) { totalDocs } }', { n: 'x' }],
    ['a circle of fragments', 'fragment F on Note { parent { ...F } } { Notes(limit: 1) { docs { ...F } } }'],
  ]
  test.each(refused)('%s answers 400', async (_name, query, variables = {}) => {
    const { status, body, headers } = await run(query, { variables })
    expect({ status, body }).toMatchObject({ status: 400, body: { requestId: headers.get('x-request-id') } })
    expect(body.errors?.map(({ code }) => code)).toEqual(body.errors?.map(() => 'VALIDATION'))
    expect(JSON.stringify(body)).not.toContain('Did you mean')
  })

  test.each([
    ['a batch', '[{"query":"{ countNotes { totalDocs } }"}]'],
    ['no query', '{}'],
    ['variables as a list', '{"query":"{ countNotes { totalDocs } }","variables":[]}'],
  ])('%s answers 400', async (_name, body) => {
    expect((await app.call('POST', '/graphql', { body, headers: { 'content-type': 'application/json' } })).status).toBe(
      400,
    )
  })

  test('an operation that fails as a whole has the status of its error', async () => {
    const { status, body } = await run('mutation { createNote(data: { title: "" }) { id } }')
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'VALIDATION', extensions: { field: 'title' } }] },
    })
    expect(await run('{ Notes(limit: 1) { totalDocs } }', { anonymous: true })).toMatchObject({
      status: 401,
      body: { errors: [{ code: 'UNAUTHENTICATED', path: ['Notes'] }] },
    })
  })

  test('a part that fails does not hide the other', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    const { status, body } = await run(
      `mutation { a: createNote(data: { title: "b" }) { id } b: updateNote(id: "${id}", data: {}) { id } }`,
    )
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { data: { a: {}, b: null }, errors: [{ code: 'NOT_FOUND' }] },
    })
  })

  test.each([
    ['anonymous', { anonymous: true }],
    ['a portal user', { headers: { 'x-test-portal': '1' } }],
  ])('the schema is not for %s', async (_name, options) => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "User") { name } }']) {
      const { status, body } = await run(query, options)
      expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ code: 'VALIDATION' }] } })
      expect(body.errors?.[0]?.message).toMatch(/for the staff of a company/)
    }
  })

  test('staff may read the schema', async () => {
    expect((await run('{ __schema { types { name } } }')).status).toBe(200)
  })

  test('a query by GET is refused, also behind an override', async () => {
    const get = await app.call('GET', '/graphql?query={countNotes{totalDocs}}')
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
    const overridden = await app.call('POST', '/graphql', {
      body: 'query={countNotes{totalDocs}}',
      headers: { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(overridden.status).toBe(405)
  })

  test('there is no playground', async () => {
    expect((await app.call('GET', '/graphql-playground')).status).toBe(404)
  })
})
