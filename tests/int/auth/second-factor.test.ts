import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { generate } from 'otplib'
import { readQuery } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { codeFor, mailsTo } from '../../helpers/mailbox.ts'

let app: TestApp
let company: Awaited<ReturnType<typeof makeCompany>>

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  company = await makeCompany(app.payload, 'acacia')
})
afterAll(() => app.stop())

type Pending = { next: string; ticket: string; factors: string[]; sentTo?: string }
type Tokens = { accessToken: string; refreshToken: string }

const setPolicy = (policy: string) =>
  readQuery(app.payload, 'update companies set second_factor_policy = $2 where id = $1', [company.id, policy])
const start = async (role: string) =>
  app.api<Pending & Tokens>('POST', '/auth/login', { body: { email: company.email(role), password } })
const verify = (ticket: string, factor: string, code: string, token?: string) =>
  app.api<Tokens & { factorAt: string }>('POST', '/auth/otp/verify', { body: { ticket, factor, code }, token })
const logIn = async (role: string): Promise<string> => {
  const { status, body } = await start(role)
  if (status === 200) return body.accessToken
  return (await verify(body.ticket, 'email_code', await codeFor(app.payload, company.email(role)))).body.accessToken
}

describe('the policy of a company', () => {
  test.each([
    ['off', 'administrator', 200],
    ['money', 'administrator', 202],
    ['money', 'viewer', 200],
    ['everyone', 'viewer', 202],
  ])('%s: the log-in of the %s answers %i', async (policy, role, status) => {
    await setPolicy(policy)
    const answer = await start(role)
    expect(answer.status).toBe(status)
    if (status === 202) expect(answer.body).toMatchObject({ next: 'second_factor', factors: ['email_code'] })
  })

  test('closes the company to a session from before it, until the factor is shown', async () => {
    await setPolicy('off')
    const token = await logIn('accountant')
    expect((await app.api('GET', '/invoices', { token })).status).toBe(200)
    await setPolicy('everyone')
    expect((await app.api('GET', '/invoices', { token })).status).toBe(403)
    const me = await app.api<{ withheld: object[]; permissions: string[] }>('GET', '/auth/me', { token })
    expect(me.body).toMatchObject({ withheld: [{ companyId: company.id, reason: 'second_factor' }], permissions: [] })

    const asked = await app.api<Pending>('POST', '/auth/otp/request', { token, body: { purpose: 'step_up' } })
    expect(asked.status).toBe(202)
    const code = await codeFor(app.payload, company.email('accountant'))
    expect((await verify(asked.body.ticket, 'email_code', code, token)).status).toBe(200)
    expect((await app.api('GET', '/invoices', { token })).status).toBe(200)
  })

  test('has no way around it: not refresh, not a reset password, not a verified mail', async () => {
    await setPolicy('off')
    const { body } = await start('accountant')
    await setPolicy('everyone')
    const refreshed = await app.api<Tokens>('POST', '/auth/refresh', { body: { refreshToken: body.refreshToken } })
    expect((await app.api('GET', '/invoices', { token: refreshed.body.accessToken })).status).toBe(403)
    expect(
      (await app.api('PATCH', `/companies/${company.id}`, { token: refreshed.body.accessToken, body: { name: 'x' } }))
        .status,
    ).toBeGreaterThanOrEqual(403)
    const query = `{ Invoices { totalDocs } }`
    const graphql = await app.api('POST', '/graphql', { token: refreshed.body.accessToken, body: { query } })
    expect(graphql.status).toBe(403)
  })
})

describe('a code by mail', () => {
  test('works once, also when it is shown 20 times at once', async () => {
    await setPolicy('everyone')
    const { body } = await start('viewer')
    const code = await codeFor(app.payload, company.email('viewer'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify(body.ticket, 'email_code', code)))
    const counts = answers.map(({ status }) => status).sort()
    expect(counts.filter((status) => status === 200)).toHaveLength(1)
    expect(counts.filter((status) => status === 410)).toHaveLength(19)
  })

  test('is bound to its purpose', async () => {
    const { body } = await start('property-manager')
    const code = await codeFor(app.payload, company.email('property-manager'))
    const wrong = await app.api('POST', '/auth/verify-email', { body: { ticket: body.ticket, code } })
    expect(wrong.status).toBe(410)
  })

  test('locks after five wrong ones, and a new log-in does not help', async () => {
    const { body } = await start('viewer')
    const right = await codeFor(app.payload, company.email('viewer'))
    const wrong = right === '000000' ? '000001' : '000000'
    const statuses = []
    for (let count = 0; count < 6; count += 1) statuses.push((await verify(body.ticket, 'email_code', wrong)).status)
    expect(statuses).toEqual([400, 400, 400, 400, 429, 429])
    expect((await verify(body.ticket, 'email_code', right)).status).toBe(429)
    const again = await start('viewer')
    expect(again.status).toBe(429)
    expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(0)
    await readQuery(app.payload, 'delete from auth_locks')
  })
})

describe('an authenticator app', () => {
  let secret = ''
  let recoveryCodes: string[] = []
  const totp = (offsetSeconds = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + offsetSeconds })

  test('is set up with a fresh proof, and ends the other log-ins', async () => {
    await setPolicy('money')
    const other = await logIn('administrator')
    const token = await logIn('administrator')
    const setup = await app.api<{ secret: string; uri: string; qr: string }>('POST', '/auth/totp/setup', { token })
    expect(setup.status).toBe(200)
    expect(setup.body.qr).toMatch(/^data:image\/svg/)
    secret = setup.body.secret
    const confirmed = await app.api<{ recoveryCodes: string[] }>('POST', '/auth/totp/confirm', {
      token,
      body: { code: await totp(-30) },
    })
    expect(confirmed.status).toBe(200)
    recoveryCodes = confirmed.body.recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    expect((await app.api('GET', '/auth/me', { token: other })).status).toBe(401)
    expect(await readQuery(app.payload, 'select secret from totp_factors')).not.toEqual([{ secret }])
    expect((await mailsTo(app.payload, company.email('administrator')))[0]?.template).toBe('second-factor-on')
  })

  test('is asked for whatever the policy says, and its step works once', async () => {
    await setPolicy('off')
    const first = await start('administrator')
    expect(first).toMatchObject({ status: 202, body: { factors: ['totp', 'recovery_code'] } })
    const code = await totp()
    expect((await verify(first.body.ticket, 'totp', code)).status).toBe(200)
    const second = await start('administrator')
    expect((await verify(second.body.ticket, 'totp', code)).status).toBe(400)
    expect((await verify(second.body.ticket, 'email_code', '123456')).status).toBe(400)
    expect((await verify(second.body.ticket, 'recovery_code', recoveryCodes[0]!.toLowerCase())).status).toBe(200)
    const third = await start('administrator')
    expect((await verify(third.body.ticket, 'recovery_code', recoveryCodes[0]!)).status).toBe(400)
    await readQuery(app.payload, 'delete from auth_locks')
  })

  test('is asked for again when the last proof is older than ten minutes', async () => {
    const { body } = await start('administrator')
    const { accessToken: token } = (await verify(body.ticket, 'recovery_code', recoveryCodes[1]!)).body
    const rename = () => app.api('PATCH', `/roles/${company.roles.viewer}`, { token, body: { name: 'Onlooker' } })
    expect((await rename()).status).toBe(200)
    setClock(() => new Date(Date.now() + 11 * 60_000))
    try {
      expect(await rename()).toMatchObject({ status: 401, body: { errors: [{ code: 'SECOND_FACTOR_REQUIRED' }] } })
      const policy = await app.api('PATCH', `/companies/${company.id}`, {
        token,
        body: { secondFactorPolicy: 'everyone' },
      })
      const gateway = await app.api('POST', '/gateway-accounts', { token, body: { name: 'x' } })
      expect([policy.status, gateway.status]).toEqual([401, 401])
      for (const path of ['/auth/totp/disable', '/auth/recovery-codes', '/api-keys/create'])
        expect([path, (await app.api('POST', path, { token, body: {} })).status]).toEqual([path, 401])
      const asked = await app.api<Pending>('POST', '/auth/otp/request', { token, body: { purpose: 'step_up' } })
      expect((await verify(asked.body.ticket, 'recovery_code', recoveryCodes[2]!)).status).toBe(410)
      const proof = await app.api<Pending>('POST', '/auth/otp/request', { token, body: { purpose: 'step_up' } })
      expect((await verify(proof.body.ticket, 'recovery_code', recoveryCodes[2]!, token)).status).toBe(200)
      expect((await rename()).status).toBe(200)
    } finally {
      setClock()
    }
  })
})
