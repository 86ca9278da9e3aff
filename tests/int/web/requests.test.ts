import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { ApiAnswer, ApiOptions } from '../../helpers/api.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'

const own = 'https://freehold.test'
const portal = 'https://portal.freehold.test'
const evil = 'https://evil.test'

type Body = { errors?: { code: string; message: string }[]; data?: unknown; totalDocs?: number }

let app: TestApp
let token: string
let cookie: string
let company: string

beforeAll(async () => {
  app = await startTestApp({ env: { PUBLIC_URL: own, CORS_ORIGINS: `${portal}, https://other.test/` } })
  const { id, email } = await makeCompany(app.payload, 'acacia')
  company = id
  token = await app.login(email('administrator'), password)
  const { headers } = await app.api('POST', '/auth/login', {
    body: { email: email('administrator'), password, client: 'browser' },
    headers: { origin: own },
  })
  cookie = headers
    .getSetCookie()
    .map((value) => value.split(';', 1)[0])
    .join('; ')
}, 240_000)
afterAll(() => app?.stop())

const ask = (method: string, path: string, options: ApiOptions = {}): Promise<ApiAnswer<Body>> =>
  app.api<Body>(method, path, options)

describe('a cookie of the panel', () => {
  const branch = (): object => ({ company, name: 'Forged', code: String(Math.random()).slice(2, 9) })
  const form = (): FormData => {
    const data = new FormData()
    data.set('_payload', JSON.stringify(branch()))
    return data
  }
  const crossSite = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

  test('changes something for our own page', async () => {
    const json = await ask('POST', '/branches', { headers: { cookie, origin: own }, body: branch() })
    const multipart = await ask('POST', '/branches', { headers: { cookie, origin: own }, body: form() })
    expect([json.status, multipart.status]).toEqual([201, 201])
  })

  test.each<[string, () => ApiOptions]>([
    ['JSON of another site', () => ({ headers: { cookie, origin: evil }, body: branch() })],
    ['a form of another site', () => ({ headers: { cookie, origin: evil, ...crossSite }, body: form() })],
    ['a form without an origin', () => ({ headers: { cookie, ...crossSite }, body: form() })],
    ['a form that hides its origin', () => ({ headers: { cookie, origin: 'null' }, body: form() })],
    ['a program with a stolen cookie and no origin', () => ({ headers: { cookie }, body: branch() })],
    [
      'a method that the client names',
      () => ({ headers: { cookie, 'x-freehold-method': 'GET', 'sec-fetch-site': 'none' }, body: branch() }),
    ],
    [
      'text/plain',
      () => ({
        headers: { cookie, origin: evil, 'content-type': 'text/plain' },
        body: JSON.stringify(branch()),
      }),
    ],
    [
      'a form as application/x-www-form-urlencoded',
      () => ({
        headers: { cookie, origin: evil, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'name=Forged&code=F',
      }),
    ],
  ])('changes nothing by %s', async (_name, options) => {
    const before = await readQuery(app.payload, 'select count(*) from branches')
    const { status } = await ask('POST', '/branches', options())
    expect([401, 415]).toContain(status)
    expect(await readQuery(app.payload, 'select count(*) from branches')).toEqual(before)
  })

  test('neither by GraphQL, whatever it comes as', async () => {
    const query = 'mutation { createBranch(data: { name: "Forged", code: "G" }) { id } }'
    const answers = await Promise.all([
      ask('POST', '/graphql', { headers: { cookie, origin: evil }, body: { query } }),
      ask('POST', '/graphql', {
        headers: { cookie, origin: evil, 'content-type': 'text/plain' },
        body: JSON.stringify({ query }),
      }),
      ask('GET', `/graphql?query=${encodeURIComponent(query)}`, {
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 415, 405])
  })

  test('reads for our own page and a followed link, not inside another site', async () => {
    const read = async (headers: Record<string, string>): Promise<number | undefined> =>
      (await ask('GET', '/branches', { headers: { cookie, ...headers } })).status
    expect(await read({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await read(crossSite)).toBe(200)
    expect(await read({ ...crossSite, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' })).not.toBe(200)
    expect(await read({ origin: evil })).not.toBe(200)
    expect(await read({ origin: portal })).not.toBe(200)
  })
})

describe('CORS', () => {
  const cors = ({ headers }: ApiAnswer<Body>) => ({
    origin: headers.get('access-control-allow-origin'),
    credentials: headers.get('access-control-allow-credentials'),
  })

  test.each([
    ['our own page', own, { origin: own, credentials: 'true' }],
    ['a page that is listed', portal, { origin: portal, credentials: null }],
    ['another listed one', 'https://other.test', { origin: 'https://other.test', credentials: null }],
    ['another site', evil, { origin: null, credentials: null }],
    ['a page of no origin', 'null', { origin: null, credentials: null }],
    ['a host that ends like ours', 'https://evil-portal.freehold.test', { origin: null, credentials: null }],
  ])('%s', async (_name, origin, expected) => {
    for (const path of ['/branches', '/nowhere', '/auth/me']) {
      expect(cors(await ask('GET', path, { token, headers: { origin } }))).toEqual(expected)
    }
    const preflight = await ask('OPTIONS', '/branches', {
      headers: { origin, 'access-control-request-method': 'PATCH' },
    })
    expect({ status: preflight.status, ...cors(preflight) }).toEqual({ status: 204, ...expected })
    expect(preflight.headers.get('access-control-allow-headers') ?? '').toContain(expected.origin ? 'X-Company' : '')
    expect(preflight.headers.get('vary')).toContain('Origin')
  })
})

describe('GraphQL', () => {
  const schema = '{ __schema { mutationType { fields { name } } } }'

  test('the schema is for staff, and has no log-in of its own', async () => {
    const { status, body } = await ask('POST', '/graphql', { token, body: { query: schema } })
    expect(status).toBe(200)
    const names = [...JSON.stringify(body.data).matchAll(/"name":"(\w+)"/g)].map(([, name]) => name)
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => /^(login|logout|forgot|reset|unlock|verify|refresh)/i.test(name ?? ''))).toEqual([])
  })

  test.each([
    ['anonymous', () => undefined],
    ['a made-up token', () => 'made.up.token'],
  ])('%s is refused', async (_name, given) => {
    const { status, body } = await ask('POST', '/graphql', { token: given(), body: { query: schema } })
    expect({ status, message: body.errors?.[0]?.message }).toMatchObject({
      status: 400,
      message: expect.stringContaining('for the staff of a company'),
    })
  })

  test('so is a log-in that is nobody’s staff', async () => {
    const palm = await makeCompany(app.payload, 'palm')
    const former = await app.login(palm.email('viewer'), password)
    await readQuery(app.payload, `update staff set status = 'suspended' where company_id = $1`, [palm.id])
    expect((await ask('POST', '/graphql', { token: former, body: { query: schema } })).status).toBe(400)
  })
})

describe('limits of real log-ins', () => {
  test('two tokens of one user share a budget, a made-up one has none', async () => {
    const { email } = await makeCompany(app.payload, 'teak')
    const [one, two] = [await app.login(email('viewer'), password), await app.login(email('viewer'), password)]
    const left = async (given: string): Promise<number> =>
      Number(
        (await ask('GET', '/branches?limit=1', { token: given, ip: '198.51.100.99' })).headers.get(
          'ratelimit-remaining',
        ),
      )
    const before = await left(one)
    expect(await left(two)).toBe(before - 1)
    expect(await left(`${one.slice(0, -4)}AAAA`)).toBeGreaterThan(before - 1)
  })
})
