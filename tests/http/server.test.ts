import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { makeCompany, password } from '../helpers/factories.ts'
import { startTestApp, type TestApp } from '../helpers/app.ts'

type ErrorAnswer = { errors: { message: string; code: string; path?: string; allowed?: string[] }[]; requestId: string }

let app: TestApp
let token: string
let companyId: string
let email: string

beforeAll(async () => {
  app = await startTestApp()
  const company = await makeCompany(app.payload, 'acacia')
  companyId = company.id
  email = company.email('administrator')
  token = await app.login(email, password)
}, 240_000)

afterAll(() => app?.stop())

const form = 'application/x-www-form-urlencoded'
const overridden = { 'x-http-method-override': 'GET', 'content-type': form }
const long = (length: number): string => 'x'.repeat(length)
const deepWhere = (levels: number): string => (levels === 0 ? '{"code":{"equals":"a"}}' : `{"and":[${deepWhere(levels - 1)}]}`)

describe('what is refused before any work', () => {
  const cases: [string, string, string, Parameters<TestApp['api']>[2], number, string?][] = [
    ['limit 0', 'GET', '/projects?limit=0', {}, 400, 'limit'],
    ['limit above 200', 'GET', '/projects?limit=201', {}, 400, 'limit'],
    ['limit as a list', 'GET', '/projects?limit[]=5', {}, 400, 'limit'],
    ['limit given twice', 'GET', '/projects?limit=5&limit=0', {}, 400, 'limit'],
    ['a negative limit', 'GET', '/projects?limit=-1', {}, 400, 'limit'],
    ['a limit in another notation', 'GET', '/projects?limit=1e3', {}, 400, 'limit'],
    ['depth above 3', 'GET', '/projects?depth=4', {}, 400, 'depth'],
    ['page 0', 'GET', '/projects?page=0', {}, 400, 'page'],
    ['no pagination and no limit', 'GET', '/projects?pagination=false', {}, 400, 'limit'],
    ['the limit of a join', 'GET', '/projects?joins[units][limit]=0', {}, 400, 'joins.units.limit'],
    ['sort as an object', 'GET', '/projects?sort[a]=b', {}, 400, 'sort'],
    ['where as a text', 'GET', '/projects?where=nonsense', {}, 400, 'where'],
    ['where as a list', 'GET', '/projects?where[]=a', {}, 400, 'where'],
    ['where without an operator', 'GET', '/projects?where[code]=a', {}, 400, 'where.code'],
    ['where with a text as a list', 'GET', '/projects?where[or]=a', {}, 400, 'where.or'],
    ['a deep where', 'GET', `/projects?where=${encodeURIComponent(deepWhere(12))}`, {}, 400, 'where.and'],
    ['a query above 8 kB', 'GET', `/projects?where[code][equals]=${long(8200)}`, {}, 400],
    ['a path that is too long', 'GET', `/${long(2100)}`, {}, 400],
    ['broken percent-encoding in the path', 'GET', '/projects/%E0%A4%A', {}, 400],
    ['broken percent-encoding in the query', 'GET', '/projects?where[code][equals]=%ff', {}, 400],
    ['NUL in the query', 'GET', '/projects?where[code][equals]=a%00b', {}, 400],
    ['NUL in the path', 'GET', '/projects/%00', {}, 400],
    ['malformed JSON', 'POST', '/projects', { body: '{"name":', headers: { 'content-type': 'application/json' } }, 400],
    ['a JSON list', 'POST', '/projects', { body: '[{}]', headers: { 'content-type': 'application/json' } }, 400],
    ['wrong UTF-8', 'POST', '/projects', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), headers: { 'content-type': 'application/json' } }, 400],
    ['NUL in the body', 'POST', '/projects', { body: '{"name":"a\\u0000b"}', headers: { 'content-type': 'application/json' } }, 400],
    ['half a character', 'POST', '/projects', { body: '{"name":"\\ud800"}', headers: { 'content-type': 'application/json' } }, 400],
    ['a prototype key', 'POST', '/projects', { body: '{"__proto__":{"a":1}}', headers: { 'content-type': 'application/json' } }, 400],
    ['deep nesting', 'POST', '/projects', { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, headers: { 'content-type': 'application/json' } }, 400],
    ['2 MB', 'POST', '/projects', { body: { name: long(2 * 1024 * 1024) } }, 413],
    ['XML', 'POST', '/projects', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415],
    ['text without a type', 'POST', '/projects', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['a compressed body', 'POST', '/projects', { body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, 415],
    ['another charset', 'POST', '/projects', { body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } }, 415],
    ['a form without a boundary', 'POST', '/projects', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }, 400],
    ['a broken form', 'POST', '/projects', { body: '--b\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=b' } }, 400],
    ['a form with broken JSON', 'POST', '/projects', { body: '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"a\r\n--b--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=b' } }, 400],
    ['limit 0 in an overridden GET', 'POST', '/projects', { body: 'limit=0', headers: overridden }, 400, 'limit'],
    ['depth in an overridden GET', 'POST', '/projects', { body: 'depth=9', headers: { ...overridden, 'x-payload-http-method-override': 'GET' } }, 400, 'depth'],
    ['an overridden GET with JSON', 'POST', '/projects', { body: '{"limit":0}', headers: { 'x-http-method-override': 'GET', 'content-type': 'application/json' } }, 415],
    ['an override to DELETE', 'POST', '/projects', { headers: { 'x-http-method-override': 'DELETE' } }, 400],
    ['an override of a GET', 'GET', '/projects', { headers: { 'x-http-method-override': 'POST' } }, 400],
    ['a name of the prototype', 'GET', '/constructor', {}, 404],
    ['another name of the prototype', 'GET', '/__proto__/x', {}, 404],
    ['an unknown route', 'GET', '/nothing/here', {}, 404],
    ['a method that the route lacks', 'PUT', '/projects', { body: {} }, 405],
    ['a method that a custom route lacks', 'PATCH', '/finance/charges', { body: {} }, 405],
    ['GET of GraphQL', 'GET', '/graphql', {}, 405],
    ['an id that is no id', 'GET', '/projects/nonsense', {}, 404],
    ['a callback without a token', 'POST', '/paymentcallback', { body: {} }, 404],
    ['a callback with an unknown token', 'POST', '/paymentcallback/nonsense', { body: {} }, 404],
    ['a large callback', 'POST', '/paymentcallback/nonsense', { body: long(300 * 1024) }, 413],
    ['GET of a callback', 'GET', '/paymentcallback/nonsense', {}, 405],
  ]

  test.each(cases)('%s', async (_name, method, path, options, status, field) => {
    const { body, status: given, headers } = await app.api<ErrorAnswer>(method, path, { token, ...options })
    expect({ status: given, body }).toMatchObject({ status, body: { errors: [{ message: expect.any(String), code: expect.any(String) }] } })
    expect(body.requestId ?? headers.get('x-request-id')).toBe(headers.get('x-request-id'))
    if (field) expect(body.errors[0]?.path).toBe(field)
    expect(JSON.stringify(body)).not.toMatch(/node_modules|\bat \/|select |stack/i)
  })
})
