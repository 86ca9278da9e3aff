import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { codeFor, mailsTo } from '../../helpers/mailbox.ts'

let app: TestApp
let company: Awaited<ReturnType<typeof makeCompany>>

beforeAll(async () => {
  app = await startTestApp({ env: { RATE_LIMITS: 'off' } })
  company = await makeCompany(app.payload, 'acacia')
})
afterAll(() => app.stop())

type Pending = { next: string; ticket: string; sentTo: string }
type Tokens = { accessToken: string; refreshToken: string }

const strong = 'otters-paint-seven-fences'
const signUp = (email: string, name = 'Baobab Homes') =>
  app.api<Pending>('POST', '/auth/signup', {
    body: { company: { name }, name: 'Amina Yusuf', email, password: strong },
  })

describe('a sign-up', () => {
  test('makes the company and its administrator when the code comes back', async () => {
    const { status, body } = await signUp('Amina@Baobab.test')
    expect({ status, body }).toMatchObject({ status: 202, body: { next: 'verify_email', sentTo: 'a***@baobab.test' } })
    const count = () =>
      readQuery(app.payload, `select name, second_factor_policy as policy from companies where slug like 'baobab%'`)
    expect(await count()).toEqual([])
    const code = await codeFor(app.payload, 'amina@baobab.test')
    const verified = await app.api<Tokens>('POST', '/auth/verify-email', { body: { ticket: body.ticket, code } })
    expect({ status: verified.status, errors: (verified.body as { errors?: unknown }).errors }).toEqual({ status: 200 })
    expect(await count()).toEqual([{ name: 'Baobab Homes', policy: 'money' }])
    const me = await app.api('GET', '/auth/me', { token: verified.body.accessToken })
    expect(me.body).toMatchObject({ company: { name: 'Baobab Homes' }, withheld: [] })
    expect((me.body as { permissions: string[] }).permissions).toContain('settings.roles.update')
    expect((await app.api('POST', '/auth/verify-email', { body: { ticket: body.ticket, code } })).status).toBe(410)
  })

  test('gives a second company of the same name another short name', async () => {
    const { body } = await signUp('second@baobab.test')
    const code = await codeFor(app.payload, 'second@baobab.test')
    expect((await app.api('POST', '/auth/verify-email', { body: { ticket: body.ticket, code } })).status).toBe(200)
    const slugs = await readQuery(app.payload, `select slug from companies where slug like 'baobab%' order by slug`)
    expect(slugs).toEqual([{ slug: 'baobab-homes' }, { slug: 'baobab-homes-2' }])
  })

  test('of an address that got an account meanwhile opens nothing', async () => {
    const { body } = await signUp('late@baobab.test')
    const code = await codeFor(app.payload, 'late@baobab.test')
    const other = await signUp('late@baobab.test', 'Earlier Homes')
    const otherCode = await codeFor(app.payload, 'late@baobab.test')
    const verify = (ticket: string, given: string) =>
      app.api('POST', '/auth/verify-email', { body: { ticket, code: given } })
    expect((await verify(other.body.ticket, otherCode)).status).toBe(200)
    expect((await verify(body.ticket, code)).status).toBe(410)
  })

  test('answers the same for an address that has an account, and mails it so', async () => {
    const [fresh, known] = [await signUp('fresh@baobab.test'), await signUp(company.email('viewer'))]
    const shape = ({ status, body }: typeof fresh) => ({ status, keys: Object.keys(body).sort() })
    expect(shape(known)).toEqual(shape(fresh))
    const [mail] = await mailsTo(app.payload, company.email('viewer'))
    expect(mail?.template).toBe('already-registered')
    expect(mail?.data).not.toHaveProperty('code')

    setClock(() => new Date(Date.now() + 61_000))
    try {
      const again = await app.api('POST', '/auth/otp/request', { body: { ticket: known.body.ticket } })
      expect(again.status).toBe(202)
    } finally {
      setClock()
    }
    const mails = await mailsTo(app.payload, company.email('viewer'))
    expect(mails.map(({ template }) => template)).toEqual(['already-registered', 'already-registered'])
  })

  test.each([
    ['password1234', /guess|common|Add/],
    ['short', /at least/],
    ['amina-baobab-test', /guess|Add/],
  ])('refuses the password %s with a hint', async (weak, hint) => {
    const { status, body } = await app.api<{ errors: { message: string; path: string }[] }>('POST', '/auth/signup', {
      body: { company: { name: 'Weak' }, name: 'Amina', email: 'amina@baobab-test.test', password: weak },
    })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ path: 'password', message: expect.stringMatching(hint) })
  })
})

describe('a forgotten password', () => {
  const forgot = (email: string) => app.api('POST', '/auth/password/forgot', { body: { email } })

  test('is answered the same for every address, and mailed only to an account', async () => {
    const [known, unknown] = [await forgot(company.email('accountant')), await forgot('nobody@nowhere.test')]
    expect({ status: known.status, body: known.body }).toEqual({ status: unknown.status, body: unknown.body })
    await drain(app.payload)
    expect((await mailsTo(app.payload, company.email('accountant')))[0]?.template).toBe('password-reset')
    expect(await mailsTo(app.payload, 'nobody@nowhere.test')).toEqual([])
  })

  test('is replaced by the link, once; every log-in ends and nobody is logged in', async () => {
    const before = await app.login(company.email('accountant'), password)
    const link = (await mailsTo(app.payload, company.email('accountant')))[0]?.data.link ?? ''
    const token = link.split('/').at(-1)
    const reset = (with_: string) => app.api('POST', '/auth/password/reset', { body: { token, password: with_ } })
    expect((await reset('weak')).status).toBe(400)
    const done = await reset(strong)
    expect(done.status).toBe(200)
    expect(done.headers.getSetCookie()).toEqual([])
    expect(done.body).not.toHaveProperty('accessToken')
    expect((await reset(strong)).status).toBe(410)
    expect((await app.api('GET', '/auth/me', { token: before })).status).toBe(401)
    expect(await app.login(company.email('accountant'), strong)).toBeTruthy()
  })
})

describe('a password', () => {
  test('that must be changed closes everything but its change', async () => {
    await readQuery(
      app.payload,
      `update credentials set must_change = true where user_id = (select id from users where email = $1)`,
      [company.email('property-manager')],
    )
    const token = await app.login(company.email('property-manager'), password)
    expect((await app.api('GET', '/units', { token })).status).toBe(403)
    expect((await app.api('GET', '/auth/me', { token })).body).toMatchObject({
      passwordChangeRequired: true,
      permissions: [],
    })
    const change = (currentPassword: string, newPassword: string) =>
      app.api('POST', '/auth/password/change', { token, body: { currentPassword, newPassword } })
    expect((await change('wrong', strong)).status).toBe(400)
    expect((await change(password, password)).status).toBe(400)
    expect((await change(password, strong)).status).toBe(200)
    expect((await app.api('GET', '/units', { token })).status).toBe(200)
  })

  test('locks after five wrong ones for this address only', async () => {
    const attempt = (ip: string, given: string) =>
      app.api('POST', '/auth/login', { ip, body: { email: company.email('viewer'), password: given } })
    const statuses = []
    for (let count = 0; count < 6; count += 1) statuses.push((await attempt('192.0.2.7', 'wrong')).status)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    expect((await attempt('192.0.2.7', password)).status).toBe(429)
    expect((await attempt('192.0.2.8', password)).status).toBe(200)
    const colleague = { email: company.email('administrator'), password }
    expect((await app.api('POST', '/auth/login', { ip: '192.0.2.7', body: colleague })).status).toBe(200)
  })
})

describe('sessions', () => {
  test('are listed with their device, and ended one by one or all', async () => {
    const email = company.email('administrator')
    const open = async (agent: string) =>
      (await app.api<Tokens>('POST', '/auth/login', { headers: { 'user-agent': agent }, body: { email, password } }))
        .body.accessToken
    const firefox = await open('Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0')
    const token = await open('curl/8.1')
    type List = { docs: { id: string; device: string; isCurrent: boolean }[]; totalDocs: number }
    const { body } = await app.api<List>('GET', '/auth/sessions', { token })
    expect(body.docs[0]).toMatchObject({ device: 'API client', isCurrent: true })
    const other = body.docs.find(({ device }) => device === 'Firefox on Linux')
    expect((await mailsTo(app.payload, email)).map(({ template }) => template)).toContain('new-device')
    expect((await app.api('POST', `/auth/sessions/${other?.id}/revoke`, { token })).status).toBe(200)
    expect((await app.api('GET', '/auth/me', { token: firefox })).status).toBe(401)
    expect((await app.api('POST', `/auth/sessions/${other?.id}/revoke`, { token })).status).toBe(404)
    const viewer = await app.login(company.email('viewer'), password)
    expect((await app.api('POST', `/auth/sessions/${body.docs[0]?.id}/revoke`, { token: viewer })).status).toBe(404)
    await open('curl/8.1')
    expect((await app.api('POST', '/auth/sessions/revoke-others', { token })).status).toBe(200)
    expect((await app.api<List>('GET', '/auth/sessions', { token })).body.totalDocs).toBe(1)
  })

  test('of a suspended member open nothing from the next request on', async () => {
    const token = await app.login(company.email('viewer'), password)
    const suspend = (status: string) =>
      readQuery(app.payload, `update staff set status = $2 where company_id = $1 and email = $3`, [
        company.id,
        status,
        company.email('viewer'),
      ])
    await suspend('suspended')
    expect((await app.api('GET', '/units', { token })).status).toBe(403)
    await suspend('active')
    expect((await app.api('GET', '/units', { token })).status).toBe(200)
  })
})

describe('an API key', () => {
  test('does what it was made for, never more than its maker, and nothing of a log-in', async () => {
    const token = await app.login(company.email('administrator'), password)
    const made = await app.api<{ id: string; key: string }>('POST', '/api-keys/create', {
      token,
      body: { name: 'Website', permissions: ['property.units.view', 'property.units.create'] },
    })
    expect(made.status).toBe(201)
    const { id, key } = made.body
    expect((await app.api('GET', '/units', { token: key })).status).toBe(200)
    expect((await app.api('GET', '/invoices', { token: key })).status).toBe(403)
    for (const [method, path] of [
      ['GET', '/auth/sessions'],
      ['POST', '/auth/totp/setup'],
      ['POST', '/auth/password/change'],
      ['POST', '/api-keys/create'],
    ] as const)
      expect([
        path,
        (await app.api(method, path, { token: key, body: method === 'POST' ? {} : undefined })).status >= 400,
      ]).toEqual([path, true])
    const listed = await app.api<{ docs: Record<string, unknown>[] }>('GET', '/api-keys', { token })
    expect(listed.text).not.toContain(key)
    expect(listed.body.docs[0]).toMatchObject({ name: 'Website' })
    expect(listed.body.docs[0]).not.toHaveProperty('keyHash')
    expect((await app.api('POST', `/api-keys/${id}/revoke`, { token })).status).toBe(200)
    expect((await app.api('GET', '/units', { token: key })).status).toBe(401)
  })

  test('ends at its hour', async () => {
    const token = await app.login(company.email('administrator'), password)
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    const { body } = await app.api<{ key: string }>('POST', '/api-keys/create', {
      token,
      body: { name: 'Short', permissions: ['property.units.view'], expiresAt },
    })
    expect((await app.api('GET', '/units', { token: body.key })).status).toBe(200)
    setClock(() => new Date(Date.now() + 2 * 3_600_000))
    try {
      expect((await app.api('GET', '/units', { token: body.key })).status).toBe(401)
    } finally {
      setClock()
    }
  })

  test('cannot be made with a permission that its maker lacks', async () => {
    const token = await app.login(company.email('viewer'), password)
    const answer = await app.api('POST', '/api-keys/create', {
      token,
      body: { name: 'x', permissions: ['property.units.view'] },
    })
    expect(answer.status).toBe(403)
  })
})
