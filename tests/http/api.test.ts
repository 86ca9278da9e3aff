import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { origin, startSmallApp, user, type CallOptions, type SmallApp } from './fixture/small-app.ts'

let app: SmallApp

beforeAll(async () => {
  app = await startSmallApp()
}, 240_000)

afterAll(() => app?.stop())

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const overridden = { 'x-http-method-override': 'GET', 'content-type': form }
const long = (length: number): string => 'x'.repeat(length)
const deepWhere = (levels: number): string =>
  levels === 0 ? '{"title":{"equals":"a"}}' : `{"and":[${deepWhere(levels - 1)}]}`

describe('what is refused before any work', () => {
  const cases: [string, string, string, CallOptions, number, string?][] = [
    ['limit 0', 'GET', '/notes?limit=0', {}, 400, 'limit'],
    ['limit above 200', 'GET', '/notes?limit=201', {}, 400, 'limit'],
    ['limit as a list', 'GET', '/notes?limit[]=5', {}, 400, 'limit'],
    ['limit given twice', 'GET', '/notes?limit=5&limit=0', {}, 400, 'limit'],
    ['a negative limit', 'GET', '/notes?limit=-1', {}, 400, 'limit'],
    ['a limit in another notation', 'GET', '/notes?limit=1e3', {}, 400, 'limit'],
    ['depth above 3', 'GET', '/notes?depth=4', {}, 400, 'depth'],
    ['page 0', 'GET', '/notes?page=0', {}, 400, 'page'],
    ['no pagination and no limit', 'GET', '/notes?pagination=false', {}, 400, 'limit'],
    ['the limit of a join', 'GET', '/notes?joins[children][limit]=0', {}, 400, 'joins.children.limit'],
    ['sort as an object', 'GET', '/notes?sort[a]=b', {}, 400, 'sort'],
    ['where as a text', 'GET', '/notes?where=nonsense', {}, 400, 'where'],
    ['where as a list', 'GET', '/notes?where[]=a', {}, 400, 'where'],
    ['where without an operator', 'GET', '/notes?where[title]=a', {}, 400, 'where.title'],
    ['where with a text as a list', 'GET', '/notes?where[or]=a', {}, 400, 'where.or'],
    ['a deep where', 'GET', `/notes?where=${encodeURIComponent(deepWhere(12))}`, {}, 400],
    ['a query above 8 kB', 'GET', `/notes?where[title][equals]=${long(8200)}`, {}, 400],
    ['a path that is too long', 'GET', `/${long(2100)}`, {}, 400],
    ['broken percent-encoding in the path', 'GET', '/notes/%E0%A4%A', {}, 400],
    ['broken percent-encoding in the query', 'GET', '/notes?where[title][equals]=%ff', {}, 400],
    ['NUL in the query', 'GET', '/notes?where[title][equals]=a%00b', {}, 400],
    ['NUL in the path', 'GET', '/notes/%00', {}, 400],
    ['malformed JSON', 'POST', '/notes', { body: '{"title":', headers: { 'content-type': json } }, 400],
    ['a JSON list', 'POST', '/notes', { body: '[{}]', headers: { 'content-type': json } }, 400],
    [
      'wrong UTF-8',
      'POST',
      '/notes',
      { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), headers: { 'content-type': json } },
      400,
    ],
    ['NUL in the body', 'POST', '/notes', { body: '{"title":"a\\u0000b"}', headers: { 'content-type': json } }, 400],
    ['half a character', 'POST', '/notes', { body: '{"title":"\\ud800"}', headers: { 'content-type': json } }, 400],
    ['a prototype key', 'POST', '/notes', { body: '{"__proto__":{"a":1}}', headers: { 'content-type': json } }, 400],
    [
      'deep nesting',
      'POST',
      '/notes',
      { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, headers: { 'content-type': json } },
      400,
    ],
    ['2 MB', 'POST', '/notes', { body: { title: long(2 * 1024 * 1024) } }, 413],
    ['XML', 'POST', '/notes', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415],
    ['text without a type', 'POST', '/notes', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    [
      'a compressed body',
      'POST',
      '/notes',
      { body: '{}', headers: { 'content-type': json, 'content-encoding': 'gzip' } },
      415,
    ],
    [
      'another charset',
      'POST',
      '/notes',
      { body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
    ],
    [
      'a form without a boundary',
      'POST',
      '/notes',
      { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      400,
    ],
    [
      'a broken form',
      'POST',
      '/notes',
      { body: '--b\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=b' } },
      400,
    ],
    [
      'a form with broken JSON',
      'POST',
      '/notes',
      {
        body: '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"a\r\n--b--\r\n',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      },
      400,
    ],
    ['limit 0 in an overridden GET', 'POST', '/notes', { body: 'limit=0', headers: overridden }, 400, 'limit'],
    [
      'depth in an overridden GET',
      'POST',
      '/notes',
      { body: 'depth=9', headers: { ...overridden, 'x-payload-http-method-override': 'GET' } },
      400,
      'depth',
    ],
    [
      'an overridden GET with JSON',
      'POST',
      '/notes',
      { body: '{"limit":0}', headers: { 'x-http-method-override': 'GET', 'content-type': json } },
      415,
    ],
    ['an override to DELETE', 'POST', '/notes', { headers: { 'x-http-method-override': 'DELETE' } }, 400],
    ['an override of a GET', 'GET', '/notes', { headers: { 'x-http-method-override': 'POST' } }, 400],
    ['a name of the prototype', 'GET', '/constructor', {}, 404],
    ['another name of the prototype', 'GET', '/__proto__/x', {}, 404],
    ['an unknown route', 'GET', '/nothing/here', {}, 404],
    ['a method that the route lacks', 'PUT', '/notes', { body: {} }, 405],
    ['a method that a custom route lacks', 'PATCH', '/context', { body: {} }, 405],
    ['GET of GraphQL', 'GET', '/graphql', {}, 405],
    ['a callback without a token', 'POST', '/paymentcallback', { body: {} }, 404],
    ['a large callback', 'POST', '/paymentcallback/nonsense', { body: long(300 * 1024) }, 413],
    ['GET of a callback', 'GET', '/paymentcallback/nonsense', {}, 405],
  ]

  test.each(cases.map(([name, ...rest]) => ({ name, rest })))(
    '$name',
    async ({ rest: [method, path, options, status, field] }) => {
      const { status: given, body, text, headers } = await app.call(method, path, options)
      expect({ status: given, body }).toMatchObject({
        status,
        body: { errors: [{ message: expect.any(String), code: expect.any(String) }] },
      })
      expect(body.requestId).toBe(headers.get('x-request-id'))
      if (field) expect(body.errors?.[0]?.path).toBe(field)
      expect(text).not.toMatch(/node_modules|\bat \/|select |stack/i)
    },
  )
})

describe('what Payload answers', () => {
  test('a missing field has its path and the admin form its own copy of it', async () => {
    const { body } = await app.call('POST', '/notes', { body: {} })
    expect(body.errors).toEqual([{ message: expect.any(String), code: 'VALIDATION', path: 'title' }])
    const form = new FormData()
    form.set('_payload', '{}')
    const panel = await app.call('POST', '/notes', { body: form })
    expect(panel).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'title', data: { errors: [{ path: 'title' }] } }] },
    })
  })

  test('every wrong field has its own entry', async () => {
    const { status, body } = await app.call('POST', '/notes', { body: { rank: -1 } })
    expect(status).toBe(400)
    expect(body.errors?.map(({ path }) => path).sort()).toEqual(['rank', 'title'])
  })

  test.each([
    ['no credentials', { anonymous: true }, 401, 'UNAUTHENTICATED'],
    ['a token that is none', { headers: { authorization: 'JWT nonsense' } }, 401, 'UNAUTHENTICATED'],
  ])('%s', async (_name, options, status, code) => {
    const { status: given, body, headers } = await app.call('GET', '/notes', options)
    expect({ status: given, code: body.errors?.[0]?.code }).toEqual({ status, code })
    expect(headers.get('www-authenticate')).toBeTruthy()
  })

  test.each([
    ['GET', '/refused', 403, 'FORBIDDEN'],
    ['GET', '/boom', 500, 'INTERNAL'],
    ['GET', '/bare', 500, 'INTERNAL'],
    ['GET', '/notes/00000000-0000-4000-8000-000000000000', 404, 'NOT_FOUND'],
    ['GET', '/notes/nonsense', 404, 'NOT_FOUND'],
    ['GET', '/notes?where[nothing][equals]=1', 400, 'VALIDATION'],
    ['GET', '/notes?where[title][nothing]=1', 400, 'VALIDATION'],
    ['GET', '/files/file/..%2f..%2fpackage.json', 404, 'NOT_FOUND'],
  ])('%s %s -> %i', async (method, path, status, code) => {
    const { status: given, body, text } = await app.call(method, path)
    expect({ status: given, code: body.errors?.[0]?.code }).toEqual({ status, code })
    expect(text).not.toMatch(/password|secret|node_modules/)
  })

  test('a conflict names what is allowed', async () => {
    const { status, body } = await app.call('POST', '/moves/1')
    expect({ status, body }).toMatchObject({
      status: 409,
      body: { errors: [{ code: 'CONFLICT', allowed: ['ended'] }] },
    })
  })

  test('wrong credentials answer 401 without saying which was wrong', async () => {
    const answers = await Promise.all(
      [user.email, 'nobody@freehold.test'].map((email) =>
        app.call('POST', '/auth/login', { anonymous: true, body: { email, password: 'wrong' } }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([401, 401])
    expect(answers[0]?.body.errors).toEqual(answers[1]?.body.errors)
  })

  test('an upload goes through, and stops at its cap', async () => {
    const upload = (bytes: number): Promise<{ status: number; body: { errors?: unknown } }> => {
      const form = new FormData()
      form.set('file', new Blob(['a'.repeat(bytes)], { type: 'text/plain' }), `note-${bytes}.txt`)
      return app.call('POST', '/files', { body: form })
    }
    expect((await upload(50 * 1024)).status).toBe(201)
    expect(await upload(200 * 1024)).toMatchObject({ status: 413, body: { errors: [{ code: 'TOO_LARGE' }] } })
    expect((await upload(4 * 1024 * 1024)).status).toBe(413)
    expect((await app.call('GET', '/files/file/note-51200.txt')).text).toHaveLength(50 * 1024)
  })

  test('HEAD answers like GET without a body, OPTIONS without a log-in', async () => {
    const head = await app.call('HEAD', '/notes')
    expect([head.status, head.text]).toEqual([200, ''])
    const options = await app.call('OPTIONS', '/notes', { anonymous: true, headers: { origin } })
    expect(options.status).toBe(204)
    expect(options.headers.get('access-control-allow-origin')).toBe(origin)
  })

  test('an overridden GET reads the form as its query', async () => {
    await app.call('POST', '/notes', { body: { title: 'acacia' } })
    const query = 'where[title][equals]=acacia&limit=1'
    const { status, body } = await app.call('POST', '/notes', { body: query, headers: overridden })
    expect({ status, limit: body.limit, totalDocs: body.totalDocs }).toEqual({ status: 200, limit: 1, totalDocs: 1 })
  })

  test('the request context is ours, whatever a client sends', async () => {
    const { body, headers } = await app.call('GET', '/context', {
      ip: '198.51.100.7',
      headers: { 'x-request-id': 'forged', 'x-freehold-client-ip': '10.0.0.1' },
    })
    expect(body).toEqual({ ip: '198.51.100.7', requestId: headers.get('x-request-id') })
    expect(body.requestId).not.toBe('forged')
  })

  test('JSON is read whatever the case of its type', async () => {
    const { body } = await app.call('POST', '/context', {
      body: '{"a":"\\u00e9"}',
      headers: { 'content-type': 'Application/JSON; charset="UTF-8"' },
    })
    expect(body).toEqual({ body: { a: 'é' } })
  })
})

describe('callbacks', () => {
  test('the handler gets the raw bytes, the token and the address', async () => {
    const { status, body } = await app.call('POST', '/paymentcallback/t%C3%B6ken', {
      body: 'not json',
      anonymous: true,
    })
    expect({ status, body }).toEqual({ status: 200, body: { token: 'töken', bytes: 8, ip: '192.0.2.1' } })
  })

  test('an error inside answers 500 without its message', async () => {
    const { status, text } = await app.call('POST', '/paymentcallback/boom', { body: 'x', anonymous: true })
    expect(status).toBe(500)
    expect(text).not.toContain('select')
  })
})
