import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'

let app: TestApp
let email: (role: string) => string

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  ;({ email } = await makeCompany(app.payload, 'acacia'))
})
afterAll(() => app.stop())

type Tokens = { accessToken: string; refreshToken: string; expiresIn: number }
const logIn = async (role = 'accountant') =>
  (await app.api<Tokens>('POST', '/auth/login', { body: { email: email(role), password } })).body

describe('a log-in', () => {
  test('answers tokens, and who the user is', async () => {
    const { status, body } = await app.api('POST', '/auth/login', {
      body: { email: ` ${email('viewer').toUpperCase()}`, password },
    })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        user: { email: email('viewer') },
        company: { name: 'Company acacia' },
        passwordChangeRequired: false,
        expiresIn: 900,
      },
    })
    const me = await app.api('GET', '/auth/me', { token: (body as Tokens).accessToken })
    expect(me).toMatchObject({ status: 200, body: { user: { email: email('viewer') } } })
  })

  test('answers the same for a wrong password and an unknown account', async () => {
    const attempt = async (address: string) => {
      const { status, body } = await app.api('POST', '/auth/login', { body: { email: address, password: 'wrong' } })
      return { status, errors: body.errors }
    }
    const wrong = await attempt(email('viewer'))
    expect(wrong.status).toBe(401)
    expect(await attempt('nobody@nowhere.test')).toEqual(wrong)
  })

  test('puts a browser into cookies that scripts cannot read', async () => {
    const { headers, body } = await app.api('POST', '/auth/login', {
      body: { email: email('viewer'), password, client: 'browser' },
    })
    expect(body).not.toHaveProperty('accessToken')
    const cookies = headers.getSetCookie()
    expect(cookies).toHaveLength(2)
    for (const cookie of cookies)
      expect(cookie).toMatch(/^freehold-(access|refresh)=\S+; Path=\/; HttpOnly; SameSite=Lax/)
    const cookie = cookies.map((text) => text.split(';')[0]).join('; ')
    expect((await app.api('GET', '/auth/me', { headers: { cookie } })).status).toBe(200)
    const change = (origin: string) =>
      app.api('POST', '/auth/switch-company', { headers: { cookie, origin }, body: { company: null } })
    expect((await change('http://localhost:3000')).status).toBe(200)
    expect((await change('https://evil.test')).status).toBe(401)
    expect(
      (await app.api('POST', '/auth/switch-company', { headers: { cookie }, body: { company: null } })).status,
    ).toBe(401)
  })

  test('is not possible by any route of the framework', async () => {
    const body = { email: email('viewer'), password }
    for (const path of [
      '/users/login',
      '/users/first-register',
      '/users/refresh-token',
      '/users/forgot-password',
      '/users/reset-password',
      '/users/unlock',
      '/users/verify/abc',
    ])
      expect([404, 405]).toContain((await app.api('POST', path, { body })).status)
    for (const field of [
      'loginUser',
      'refreshTokenUser',
      'forgotPasswordUser',
      'resetPasswordUser',
      'createUser',
      'updateUser',
    ]) {
      const query = `mutation { ${field} { __typename } }`
      const answer = await app.api<{ errors: { message: string }[] }>('POST', '/graphql', { body: { query } })
      expect([field, answer.status, answer.body.errors[0]?.message]).toEqual([
        field,
        400,
        expect.stringMatching(/Cannot query field|Mutation/),
      ])
    }
  })
})

describe('a session', () => {
  test('is renewed by its refresh token, which is replaced', async () => {
    const first = await logIn()
    const refresh = (refreshToken: string) => app.api<Tokens>('POST', '/auth/refresh', { body: { refreshToken } })
    const second = await refresh(first.refreshToken)
    expect(second.status).toBe(200)
    expect(second.body.refreshToken).not.toBe(first.refreshToken)
    // a lost answer: the same successor again
    expect((await refresh(first.refreshToken)).body.refreshToken).toBe(second.body.refreshToken)
    expect((await app.api('GET', '/auth/me', { token: second.body.accessToken })).status).toBe(200)
  })

  test('ends for everybody when an old refresh token comes back', async () => {
    const first = await logIn()
    const refresh = (refreshToken: string) => app.api<Tokens>('POST', '/auth/refresh', { body: { refreshToken } })
    const second = (await refresh(first.refreshToken)).body
    setClock(() => new Date(Date.now() + 60_000))
    try {
      expect((await refresh(first.refreshToken)).status).toBe(401)
      expect((await refresh(second.refreshToken)).status).toBe(401)
      expect((await app.api('GET', '/auth/me', { token: second.accessToken })).status).toBe(401)
    } finally {
      setClock()
    }
    const [row] = await readQuery(
      app.payload,
      `select revoke_reason from sessions where revoke_reason = 'refresh_token_reused'`,
    )
    expect(row).toBeDefined()
  })

  test('of 20 refreshes at once all get the same successor', async () => {
    const { refreshToken } = await logIn()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.api<Tokens>('POST', '/auth/refresh', { body: { refreshToken } })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1)
  })

  test('ends with its log-out, and the others stay', async () => {
    const [one, other] = [await logIn(), await logIn()]
    expect((await app.api('POST', '/auth/logout', { token: one.accessToken, body: {} })).status).toBe(200)
    expect((await app.api('GET', '/auth/me', { token: one.accessToken })).status).toBe(401)
    expect((await app.api('POST', '/auth/refresh', { body: { refreshToken: one.refreshToken } })).status).toBe(401)
    expect((await app.api('GET', '/auth/me', { token: other.accessToken })).status).toBe(200)
  })

  test('has an access token for 15 minutes', async () => {
    const { accessToken } = await logIn()
    setClock(() => new Date(Date.now() + 16 * 60_000))
    try {
      expect((await app.api('GET', '/auth/me', { token: accessToken })).status).toBe(401)
    } finally {
      setClock()
    }
  })
})
