import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { createRateLimiter, rateTable } from '../../src/platform/rate-limit.ts'
import { startSmallApp, user, type CallOptions, type SmallApp } from './fixture/small-app.ts'

let app: SmallApp

beforeAll(async () => {
  app = await startSmallApp()
}, 240_000)

afterAll(() => app?.stop())

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'
const overridden = { 'x-http-method-override': 'GET', 'content-type': form }
const long = (length: number): string => 'x'.repeat(length)
const deepWhere = (levels: number): string => (levels === 0 ? '{"title":{"equals":"a"}}' : `{"and":[${deepWhere(levels - 1)}]}`)

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
    ['a deep where', 'GET', `/notes?where=${encodeURIComponent(deepWhere(12))}`, {}, 400, 'where.and'],
    ['a query above 8 kB', 'GET', `/notes?where[title][equals]=${long(8200)}`, {}, 400],
    ['a path that is too long', 'GET', `/${long(2100)}`, {}, 400],
    ['broken percent-encoding in the path', 'GET', '/notes/%E0%A4%A', {}, 400],
    ['broken percent-encoding in the query', 'GET', '/notes?where[title][equals]=%ff', {}, 400],
    ['NUL in the query', 'GET', '/notes?where[title][equals]=a%00b', {}, 400],
    ['NUL in the path', 'GET', '/notes/%00', {}, 400],
    ['malformed JSON', 'POST', '/notes', { body: '{"title":', headers: { 'content-type': json } }, 400],
    ['a JSON list', 'POST', '/notes', { body: '[{}]', headers: { 'content-type': json } }, 400],
    ['wrong UTF-8', 'POST', '/notes', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), headers: { 'content-type': json } }, 400],
    ['NUL in the body', 'POST', '/notes', { body: '{"title":"a\\u0000b"}', headers: { 'content-type': json } }, 400],
    ['half a character', 'POST', '/notes', { body: '{"title":"\\ud800"}', headers: { 'content-type': json } }, 400],
    ['a prototype key', 'POST', '/notes', { body: '{"__proto__":{"a":1}}', headers: { 'content-type': json } }, 400],
    ['deep nesting', 'POST', '/notes', { body: `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, headers: { 'content-type': json } }, 400],
    ['2 MB', 'POST', '/notes', { body: { title: long(2 * 1024 * 1024) } }, 413],
    ['XML', 'POST', '/notes', { body: '<a/>', headers: { 'content-type': 'application/xml' } }, 415],
    ['text without a type', 'POST', '/notes', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['a compressed body', 'POST', '/notes', { body: '{}', headers: { 'content-type': json, 'content-encoding': 'gzip' } }, 415],
    ['another charset', 'POST', '/notes', { body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } }, 415],
    ['a form without a boundary', 'POST', '/notes', { body: 'x', headers: { 'content-type': 'multipart/form-data' } }, 400],
    ['a broken form', 'POST', '/notes', { body: '--b\r\nnonsense', headers: { 'content-type': 'multipart/form-data; boundary=b' } }, 400],
    ['a form with broken JSON', 'POST', '/notes', { body: '--b\r\nContent-Disposition: form-data; name="_payload"\r\n\r\n{"a\r\n--b--\r\n', headers: { 'content-type': 'multipart/form-data; boundary=b' } }, 400],
    ['limit 0 in an overridden GET', 'POST', '/notes', { body: 'limit=0', headers: overridden }, 400, 'limit'],
    ['depth in an overridden GET', 'POST', '/notes', { body: 'depth=9', headers: { ...overridden, 'x-payload-http-method-override': 'GET' } }, 400, 'depth'],
    ['an overridden GET with JSON', 'POST', '/notes', { body: '{"limit":0}', headers: { 'x-http-method-override': 'GET', 'content-type': json } }, 415],
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

  test.each(cases)('%s', async (_name, method, path, options, status, field) => {
    const { status: given, body, text, headers } = await app.call(method, path, options)
    expect({ status: given, body }).toMatchObject({ status, body: { errors: [{ message: expect.any(String), code: expect.any(String) }] } })
    expect(body.requestId).toBe(headers.get('x-request-id'))
    if (field) expect(body.errors?.[0]?.path).toBe(field)
    expect(text).not.toMatch(/node_modules|\bat \/|select |stack/i)
  })
})
