import { afterEach, expect, jest, test } from '@jest/globals'
import { ApiFailure, apiRequest, failureEntries, newIdempotencyKey } from '../../../src/admin/api/request.ts'

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})

const answerWith = (status: number, text: string) => {
  const fetched = jest.fn<typeof fetch>(async () => new Response(text, { status }))
  globalThis.fetch = fetched
  return fetched
}

test('sends JSON with the idempotency key and gives back the answer', async () => {
  const fetched = answerWith(201, '{"id":"i1"}')
  const answer = await apiRequest({ method: 'POST', path: '/finance/charges', body: { a: 1 }, idempotencyKey: 'k1' })
  expect(answer).toEqual({ id: 'i1' })
  const [url, init] = fetched.mock.calls[0] ?? []
  expect(url).toBe('/api/v1/finance/charges')
  expect(init?.body).toBe('{"a":1}')
  expect(new Headers(init?.headers).get('idempotency-key')).toBe('k1')
})

test('an error of the API becomes its entries and its request id', async () => {
  answerWith(409, '{"errors":[{"message":"Paid already.","code":"CONFLICT"}],"requestId":"r1"}')
  const failure = await apiRequest({ path: '/x' }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(ApiFailure)
  expect(failureEntries(failure)).toMatchObject({ entries: [{ message: 'Paid already.' }], requestId: 'r1' })
})

test.each([
  [502, '<html>Bad gateway</html>', /status 502/],
  [500, '', /status 500/],
  [400, '{"errors":[{"nonsense":true}]}', /status 400/],
])('an answer %p %p still says something', async (status, text, message) => {
  answerWith(status, text)
  await expect(apiRequest({ path: '/x' })).rejects.toThrow(message)
})

test('no connection is an error that a reader understands', async () => {
  globalThis.fetch = async () => {
    throw new TypeError('fetch failed')
  }
  await expect(apiRequest({ path: '/x' })).rejects.toThrow('cannot be reached')
})

test('idempotency keys are version 4 UUIDs and differ', () => {
  const keys = Array.from({ length: 100 }, newIdempotencyKey)
  expect(new Set(keys).size).toBe(100)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
