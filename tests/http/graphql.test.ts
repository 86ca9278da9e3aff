import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'

import { createRateLimiter, rateTable } from '../../src/platform/rate-limit.ts'
import { startSmallApp, user, type Answer, type CallOptions, type SmallApp } from './fixture/small-app.ts'

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

  test('the schema is for those who are logged in, in production', async () => {
    const stage = jest.replaceProperty(process.env as Record<string, string>, 'NODE_ENV', 'production')
    try {
      expect((await run('{ __schema { types { name } } }', { anonymous: true })).status).toBe(400)
      expect((await run('{ __schema { types { name } } }')).status).toBe(200)
    } finally {
      stage.restore()
    }
  })
})

describe('limits', () => {
  const login = (password: string, options: CallOptions): Promise<Answer> =>
    app.call('POST', '/users/login', { anonymous: true, body: { email: user.email, password }, ...options })

  test('five tries a minute for an account and an address, by REST and GraphQL together', async () => {
    const handleApi = app.withLimits(createRateLimiter())
    const body = { email: 'nobody@freehold.test', password: 'x' }
    const query = { query: 'mutation { loginUser(email: "NOBODY@freehold.test", password: "x") { token } }' }
    for (const path of ['/users/login', '/users/LOGIN/', '/users/login']) {
      expect((await app.call('POST', path, { anonymous: true, handleApi, body })).status).toBe(401)
    }
    for (let index = 0; index < 2; index++)
      expect((await app.call('POST', '/graphql', { anonymous: true, handleApi, body: query })).status).toBe(401)
    const refused = await app.call('POST', '/users/login', { anonymous: true, handleApi, body })
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ code: 'RATE_LIMITED' }] } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-limit')).toBe('5')
    expect((await app.call('POST', '/graphql', { anonymous: true, handleApi, body: query })).status).toBe(429)
    expect((await app.call('POST', '/users/login', { anonymous: true, handleApi, body, ip: '192.0.2.2' })).status).toBe(
      401,
    )
  })

  test('aliases of one operation count one by one', async () => {
    const handleApi = app.withLimits(createRateLimiter())
    const field = (index: number): string =>
      `a${index}: loginUser(email: "many@freehold.test", password: "x") { token }`
    const query = `mutation { ${Array.from({ length: 6 }, (_, index) => field(index)).join(' ')} }`
    expect((await app.call('POST', '/graphql', { anonymous: true, handleApi, body: { query } })).status).toBe(429)
  })

  test('a log-in that works gives the tries back', async () => {
    const handleApi = app.withLimits(createRateLimiter())
    for (let index = 0; index < 7; index++) expect((await login(user.password, { handleApi })).status).toBe(200)
  })

  test('a class has its own budget, and the answer tells what is left', async () => {
    const handleApi = app.withLimits(createRateLimiter({ table: { ...rateTable, read: { points: 2, seconds: 60 } } }))
    const first = await app.call('GET', '/notes', { handleApi })
    expect([first.status, first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      200,
      '2',
      '1',
    ])
    await app.call('GET', '/notes', { handleApi })
    expect((await app.call('GET', '/notes', { handleApi })).status).toBe(429)
    expect(
      (
        await app.call('POST', '/notes', {
          handleApi,
          body: 'limit=1',
          headers: { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(429)
    expect((await app.call('POST', '/notes', { handleApi, body: { title: 'c' } })).status).toBe(201)
  })

  test('callbacks are counted per token', async () => {
    const handleApi = app.withLimits(
      createRateLimiter({ table: { ...rateTable, callback: { points: 2, seconds: 60 } } }),
    )
    const statuses = []
    for (const token of ['a', 'a', 'a', 'b'])
      statuses.push((await app.call('POST', `/paymentcallback/${token}`, { handleApi, body: 'x' })).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })
})
