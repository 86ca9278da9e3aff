import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { readAccessToken } from '../../../src/access/access-token.ts'
import { signingKeys } from '../../../src/access/signing-keys.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'

let app: TestApp
let email: (role: string) => string

const older = `2026a:${'older-secret-of-log-ins-'.repeat(2)}`
const newer = `2026b:${'newer-secret-of-log-ins-'.repeat(2)}`

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off', AUTH_KEYS: older } })
  ;({ email } = await makeCompany(app.payload, 'acacia'))
})
beforeEach(() => void (process.env.AUTH_KEYS = older))
afterAll(async () => {
  delete process.env.AUTH_KEYS
  await app.stop()
})

type Tokens = { accessToken: string; refreshToken: string }
const logIn = async () =>
  (await app.api<Tokens>('POST', '/auth/login', { body: { email: email('viewer'), password } })).body
const me = async (token: string) => (await app.api('GET', '/auth/me', { token })).status

describe('a new signing key', () => {
  test('logs nobody out when it is put in front, and ends the old tokens when theirs is taken away', async () => {
    const before = await logIn()
    process.env.AUTH_KEYS = `${newer},${older}`
    const after = await logIn()
    expect(await me(before.accessToken)).toBe(200)
    expect(await me(after.accessToken)).toBe(200)
    const refreshed = await app.api<Tokens>('POST', '/auth/refresh', { body: { refreshToken: before.refreshToken } })
    expect(refreshed.status).toBe(200)

    process.env.AUTH_KEYS = newer
    expect(await me(before.accessToken)).toBe(401)
    expect(await me(after.accessToken)).toBe(200)
    expect(await me(refreshed.body.accessToken)).toBe(200)
    const next = await app.api('POST', '/auth/refresh', { body: { refreshToken: refreshed.body.refreshToken } })
    expect(next.status).toBe(200)
  })
})

describe('a forged token', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const decode = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>
  /** The token again with other content, signed with the given key. */
  const forge = (token: string, { head = {}, body = {}, key = signingKeys()[0]!.token }) => {
    const [first, second] = token.split('.')
    const text = `${part({ ...decode(first), ...head })}.${part({ ...decode(second), ...body })}`
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }

  test('opens nothing, whatever is changed in it', async () => {
    const { accessToken: token } = await logIn()
    expect(await readAccessToken(forge(token, {}))).toBeDefined()
    const wrong = [
      forge(token, { key: new TextEncoder().encode('another key') }),
      forge(token, { key: signingKeys()[0]!.refresh }),
      forge(token, { head: { alg: 'none' } }),
      forge(token, { head: { alg: 'HS512' } }),
      forge(token, { head: { kid: 'unknown' } }),
      forge(token, { head: { kid: undefined } }),
      forge(token, { body: { exp: 1 } }),
      forge(token, { body: { exp: undefined } }),
      forge(token, { body: { iss: 'somebody' } }),
      forge(token, { body: { sub: `' or true --` } }),
      forge(token, { body: { sid: null } }),
      await new SignJWT({ id: 'x', collection: 'users' })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(new TextEncoder().encode(app.payload.secret)),
      `${token}x`,
      `${token.split('.').slice(0, 2).join('.')}.`,
      'nonsense',
    ]
    for (const forged of wrong) expect([forged, await readAccessToken(forged)]).toEqual([forged, undefined])
    for (const forged of wrong.slice(0, 4)) expect(await me(forged)).toBe(401)
  })

  test('of another session of somebody else does not become his', async () => {
    const [own, other] = [await logIn(), await logIn()]
    const foreign = decode(other.accessToken.split('.')[1])
    expect(await me(forge(own.accessToken, { body: { sub: email('viewer'), sid: foreign.sid } }))).toBe(401)
  })

  test('to refresh with is refused, and ends nothing', async () => {
    const { accessToken, refreshToken } = await logIn()
    const [id, , mac] = refreshToken.split('.')
    for (const forged of [
      `${id}.5.${mac}`,
      `${id}.0.${'A'.repeat(43)}`,
      `${id}.0`,
      `${refreshToken}x`,
      'x'.repeat(60),
    ]) {
      const { status } = await app.api('POST', '/auth/refresh', { body: { refreshToken: forged } })
      expect([forged, status]).toEqual([forged, 401])
    }
    expect(await me(accessToken)).toBe(200)
  })
})

describe('the cookies of a browser', () => {
  const open = async () => {
    const { headers } = await app.api('POST', '/auth/login', {
      body: { email: email('viewer'), password, client: 'browser' },
    })
    return headers.getSetCookie().map((text) => text.split(';')[0]!)
  }
  const later = async (work: () => Promise<void>) => {
    setClock(() => new Date(Date.now() + 20 * 60_000))
    try {
      await work()
    } finally {
      setClock()
    }
  }

  test('are renewed on the way when the access token has run out', async () => {
    const cookie = (await open()).join('; ')
    await later(async () => {
      const answer = await app.api('GET', '/auth/me', { headers: { cookie, 'sec-fetch-site': 'same-origin' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.getSetCookie()).toHaveLength(2)
      const renewed = answer.headers
        .getSetCookie()
        .map((text) => text.split(';')[0])
        .join('; ')
      expect(renewed).not.toBe(cookie)
      const again = await app.api('GET', '/auth/me', { headers: { cookie: renewed, 'sec-fetch-site': 'same-origin' } })
      expect({ status: again.status, cookies: again.headers.getSetCookie() }).toEqual({ status: 200, cookies: [] })
    })
  })

  test('are not renewed for the page of another site', async () => {
    const cookie = (await open()).join('; ')
    await later(async () => {
      for (const headers of [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }] as Record<
        string,
        string
      >[]) {
        const answer = await app.api('GET', '/auth/me', { headers: { cookie, ...headers } })
        expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []])
      }
    })
  })

  test('are no bearer tokens, nor the other way round', async () => {
    const [access = ''] = await open()
    expect(await me(access.split('=')[1]!)).toBe(401)
    const { accessToken } = await logIn()
    const answer = await app.api('GET', '/auth/me', { headers: { cookie: `freehold-access=${accessToken}` } })
    expect(answer.status).toBe(401)
  })
})
