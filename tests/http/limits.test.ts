import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { createRateLimiter, rateTable, type Rate, type RateClass } from '../../src/platform/rate-limit.ts'
import type { HandleApi } from '../../src/http/create-api.ts'
import { startSmallApp, user, type Answer, type CallOptions, type SmallApp } from './fixture/small-app.ts'

let app: SmallApp

beforeAll(async () => {
  app = await startSmallApp()
}, 240_000)

afterAll(() => app?.stop())

const limited = (table: Partial<Record<RateClass, Rate>> = {}): HandleApi =>
  app.withLimits(createRateLimiter({ table: { ...rateTable, ...table } }))
const two: Rate = { points: 2, seconds: 60 }

const login = (handleApi: HandleApi, body: object, options: CallOptions & { path?: string } = {}): Promise<Answer> =>
  app.call('POST', options.path ?? '/auth/login', { anonymous: true, handleApi, body, ...options })

describe('guesses', () => {
  const wrong = { email: 'nobody@freehold.test', password: 'x' }

  test('five tries a minute for an account and an address, however it is written', async () => {
    const handleApi = limited()
    const paths = ['/auth/login', '/auth/LOGIN/', '/auth/login', '/auth/login/', '/auth/login']
    for (const [index, path] of paths.entries()) {
      const email = index % 2 ? ' NOBODY@freehold.test' : wrong.email
      expect((await login(handleApi, { ...wrong, email }, { path })).status).not.toBe(429)
    }
    const refused = await login(handleApi, wrong)
    expect(refused).toMatchObject({ status: 429, body: { errors: [{ code: 'RATE_LIMITED' }] } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit-limit')).toBe('5')
    expect((await login(handleApi, wrong, { ip: '192.0.2.2' })).status).toBe(401)
    expect((await login(handleApi, { ...wrong, email: 'another@freehold.test' })).status).toBe(401)
  })

  test('addresses of one IPv6 network are one caller, mapped IPv4 is IPv4', async () => {
    const handleApi = limited()
    for (let index = 0; index < 5; index++) await login(handleApi, wrong, { ip: `2001:db8:0:1::${index}` })
    expect((await login(handleApi, wrong, { ip: '2001:db8:0:1:ffff::9' })).status).toBe(429)
    expect((await login(handleApi, wrong, { ip: '2001:db8:0:2::9' })).status).toBe(401)
    for (let index = 0; index < 5; index++) await login(handleApi, wrong, { ip: '198.51.100.4' })
    expect((await login(handleApi, wrong, { ip: '::ffff:198.51.100.4' })).status).toBe(429)
  })

  test('twenty tries at once: five are looked at', async () => {
    const handleApi = limited()
    const answers = await Promise.all(Array.from({ length: 20 }, () => login(handleApi, wrong)))
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })

  test('a log-in that works gives the tries back', async () => {
    const handleApi = limited()
    for (let index = 0; index < 7; index++) expect((await login(handleApi, user)).status).toBe(200)
  })

  test('one address may try sixty accounts a minute, not more', async () => {
    const handleApi = limited({ authAddress: { points: 3, seconds: 60 } })
    const statuses = []
    for (let index = 0; index < 4; index++)
      statuses.push((await login(handleApi, { email: `a${index}@freehold.test`, password: 'x' })).status)
    expect(statuses).toEqual([401, 401, 401, 429])
  })
})

describe('classes', () => {
  test('a class has its own budget, and the answer tells what is left', async () => {
    const handleApi = limited({ read: two })
    const first = await app.call('GET', '/notes', { handleApi })
    expect([first.status, first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual([
      200,
      '2',
      '1',
    ])
    await app.call('GET', '/notes', { handleApi })
    const refused = await app.call('GET', '/notes', { handleApi })
    expect([refused.status, refused.headers.get('ratelimit-remaining')]).toEqual([429, '0'])
    const overridden = await app.call('POST', '/notes', {
      handleApi,
      body: 'limit=1',
      headers: { 'x-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(overridden.status).toBe(429)
    expect((await app.call('POST', '/notes', { handleApi, body: { title: 'c' } })).status).toBe(201)
  })

  test.each(['/notes?format=csv', '/notes?format=XLSX', '/notes/export', '/exports/notes?format=json'])(
    '%s is an export',
    async (path) => {
      const handleApi = limited({ export: { points: 1, seconds: 60 } })
      await app.call('GET', path, { handleApi })
      expect((await app.call('GET', path, { handleApi })).status).toBe(429)
      expect((await app.call('GET', '/notes?format=json', { handleApi })).status).toBe(200)
    },
  )

  test('files count as uploads', async () => {
    const handleApi = limited({ upload: { points: 1, seconds: 60 } })
    const send = (): Promise<Answer> => {
      const form = new FormData()
      form.set('file', new Blob(['x']), 'note.txt')
      return app.call('POST', '/files', { handleApi, body: form })
    }
    expect([(await send()).status, (await send()).status]).toEqual([201, 429])
  })

  test('a company has a budget over all its users, and its neighbour another', async () => {
    const handleApi = limited({ companyRead: two })
    const ask = (person: string, company: string): Promise<Answer> =>
      app.call('GET', '/notes', { handleApi, headers: { 'x-test-user': person, 'x-test-company': company } })
    const statuses = []
    for (const [person, company] of [
      ['a', 'acacia'],
      ['b', 'acacia'],
      ['c', 'acacia'],
      ['d', 'baobab'],
    ] as const)
      statuses.push((await ask(person, company)).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })

  test('users behind one address do not take from each other, made-up tokens share one budget', async () => {
    const handleApi = limited({ read: two })
    const ask = (headers: Record<string, string>): Promise<Answer> => app.call('GET', '/notes', { handleApi, headers })
    for (const person of ['a', 'a', 'b', 'b']) expect((await ask({ 'x-test-user': person })).status).toBe(200)
    expect((await ask({ 'x-test-user': 'a' })).status).toBe(429)
    const forged = []
    for (let index = 0; index < 3; index++) forged.push((await ask({ authorization: `JWT made.up.${index}` })).status)
    expect(forged).toEqual([401, 401, 429])
  })

  test('an address has a ceiling before anything is looked up', async () => {
    const handleApi = limited({ address: two })
    const statuses = []
    for (let index = 0; index < 3; index++)
      statuses.push((await app.call('GET', '/context', { handleApi, ip: '203.0.113.9' })).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  test('callbacks are counted per token, and not by address', async () => {
    const handleApi = limited({ callback: two, address: { points: 1, seconds: 60 } })
    const statuses = []
    for (const token of ['a', 'a', 'a', 'b'])
      statuses.push((await app.call('POST', `/paymentcallback/${token}`, { handleApi, body: 'x' })).status)
    expect(statuses).toEqual([200, 200, 429, 200])
  })
})
