import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import { open } from '../../../src/platform/secret-box.ts'
import { sharedHash } from '../../helpers/factories.ts'
import { drain } from '../../helpers/drain.ts'
import { tokenOf } from '../rows/people.ts'
import { differences, stateOf } from './state.ts'
import type { World } from './world.ts'

/** Log-ins, what only they hold, and callbacks: where no row of a company stands in between. */
export const accounts = (world: () => World): void => {
  const admin = async () => (await world().actors['administrator of B'].again()) ?? ''

  test('nobody changes a colleague, nor makes himself an operator or member of a company', async () => {
    const { app, a, b } = world()
    const token = await admin()
    for (const user of [b.users.viewer ?? '', b.users.administrator ?? '']) {
      for (const body of [{ email: 'mine@else.test' }, { isOperator: true }, { companies: [{ company: a.company }] }]) {
        await app.api('PATCH', `/users/${user}`, { token, body })
        await app.api('PATCH', `/users?where[id][equals]=${user}`, { token, body })
      }
    }
    const body = { name: 'n', email: `${randomUUID()}@new.test`, isOperator: true, companies: [{ company: a.company }] }
    expect((await app.api('POST', '/users', { token, body })).status).toBe(403)
    expect((await app.api('DELETE', `/users/${b.users.viewer}`, { token })).status).toBe(403)
    const rows = await readQuery<{ email: string; is_operator: boolean; companies: string[] }>(
      app.payload,
      `select u.email, u.is_operator, array_agg(c.company_id::text) as companies
       from users u join users_companies c on c._parent_id = u.id where u.id = any($1::uuid[]) group by u.id order by u.email`,
      [[b.users.viewer, b.users.administrator]],
    )
    const own = { is_operator: false, companies: [b.company] }
    expect(rows).toEqual(['administrator', 'viewer'].map((role) => ({ email: b.email(role), ...own })))
  })

  test('secrets of an account are neither shown nor searched nor sorted by', async () => {
    const { app, b } = world()
    const token = await admin()
    const secrets = ['hash', 'salt', 'resetPasswordToken', 'isOperator', 'sessions', 'sessions.id', 'passwordHash']
    const paths = secrets.flatMap((name) => [
      `/users?where[${name}][exists]=true`,
      `/staff?where[user.${name}][exists]=true`,
      `/users?where[or][0][${name}][not_equals]=x`,
      `/users?sort=${name}`,
      `/staff?sort=user.${name}`,
    ])
    const others = [
      '/gateway-accounts?where[secrets][like]=v1',
      '/gateway-accounts?where[callbackTokenHash][like]=a',
      '/payments?where[gatewayAccount.secrets][like]=v1',
      '/gateway-accounts?sort=secrets',
      '/payments?sort=gatewayAccount.callbackToken',
      '/api-keys?where[keyHash][like]=a',
      '/api-keys?sort=keyHash',
      '/invitations?where[tokenHash][exists]=true',
      '/support-grants?where[operator][exists]=true',
    ]
    for (const path of [...paths, ...others]) {
      const { status } = await app.api('GET', path, { token })
      expect([path, status]).toEqual([path, 400])
    }
    const shown = [
      '/users?limit=200&select[hash]=true&select[salt]=true&select[isOperator]=true&showHiddenFields=true',
      `/gateway-accounts?where[company][equals]=${b.company}&showHiddenFields=true`,
      '/api-keys?limit=200&select[keyHash]=true&showHiddenFields=true',
      '/invitations?limit=200&depth=2&showHiddenFields=true',
      '/support-grants?limit=200&depth=2',
    ]
    for (const path of shown) {
      const { text } = await app.api('GET', path, { token })
      const secret =
        /"(hash|salt|passwordHash|isOperator|secrets|callbackToken|callbackTokenHash|keyHash|tokenHash|operator)":/
      expect([path, secret.exec(text)?.[0]]).toEqual([path, undefined])
    }
  })

  test('the other companies of a colleague do not show', async () => {
    const { app, a, b } = world()
    const token = await admin()
    const both = { name: 'Works twice', email: 'twice@else.test', passwordHash: await sharedHash() }
    const staffOf = async (company: string, role = '') =>
      addStaff({ req: await createReq(app.payload), staff: { ...both, company, roles: [role] } })
    const { user } = await staffOf(b.company, b.roles.viewer)
    await staffOf(a.company, a.roles.viewer)
    for (const path of [`/users/${user}?depth=2`, '/users?limit=200', '/staff?limit=200&depth=2'])
      expect([path, (await app.api('GET', path, { token })).text.includes(a.company)]).toEqual([path, false])
    for (const path of [
      '/users/count?where[companies.company][equals]=',
      '/staff/count?where[user.companies.company][equals]=',
    ]) {
      const [mine, random] = [
        await app.api('GET', `${path}${a.company}`, { token }),
        await app.api('GET', `${path}${randomUUID()}`, { token }),
      ]
      expect([path, mine.status, mine.body.totalDocs]).toEqual([path, random.status, random.body.totalDocs])
    }
    // Company A wants a second factor, which this log-in has shown.
    const own = await tokenOf(app.payload, user)
    expect((await app.api<{ companies: unknown[] }>('GET', '/auth/me', { token: own })).body.companies).toHaveLength(2)
    expect((await app.api('GET', `/users/${user}`, { token: own })).text).toContain(a.company)
  })

  test('preferences and locks belong to their user', async () => {
    const { app, a, b } = world()
    const token = await admin()
    const user = { relationTo: 'users', value: a.users.administrator }
    const body = { key: 'k', value: 1, user }
    expect((await app.api('POST', '/payload-preferences', { token, body })).text).not.toContain(a.users.administrator)
    for (const value of [a.ids.projects?.[0], b.ids.projects?.[0]]) {
      const lock = { document: { relationTo: 'projects', value }, user }
      expect((await app.api('POST', '/payload-locked-documents', { token, body: lock })).status).toBe(403)
    }
    const own = b.ids['payload-locked-documents']?.[0]
    const document = { relationTo: 'projects', value: a.ids.projects?.[0] }
    for (const change of [{ document }, { user }])
      await app.api('PATCH', `/payload-locked-documents/${own}`, { token, body: change })
    const sql =
      'select 1 from payload_locked_documents_rels where parent_id = $1 and (projects_id = $2 or users_id = $3)'
    expect(await readQuery(app.payload, sql, [own, document.value, user.value])).toEqual([])
  })

  test('a callback to the address of B settles nothing of A', async () => {
    const { app, a, b } = world()
    const hidden = new Set(Object.values(a.ids).flat())
    // What the requests before have queued is done first.
    await drain(app.payload)
    const before = await stateOf(app.payload, a.company, hidden)
    const [account] = await readQuery<{ token: string }>(
      app.payload,
      'select callback_token as token from gateway_accounts where company_id = $1',
      [b.company],
    )
    const [sent] = await readQuery<{ body: string }>(
      app.payload,
      'select body from callback_inbox where company_id = $1',
      [a.company],
    )
    const path = (token: string) => `/paymentcallback/${token}`
    const body = (sent?.body ?? '').replace(/"TransactionCode":\s*"[^"]*"/, '"TransactionCode": "FORGED1"')
    const headers = { 'content-type': 'application/json' }
    const taken = await app.api('POST', path(open(account?.token ?? '')), { body, headers })
    expect(taken.status).toBe(200)
    expect(taken.text).not.toContain(a.word)
    await drain(app.payload)
    expect(differences(before, await stateOf(app.payload, a.company, hidden))).toEqual([])
    const guesses = [a.ids['gateway-accounts']?.[0] ?? '', a.company, randomUUID()]
    const answers = await Promise.all(guesses.map((guess) => app.api('POST', path(guess), { body, headers })))
    expect(
      new Set(answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`)).size,
    ).toBe(1)
  })

  test('log-in and forgotten passwords answer the same for everybody, and nobody unlocks or registers', async () => {
    const { app, a } = world()
    const token = await admin()
    const print = async (path: string, body: object) => {
      const { status, text } = await app.api('POST', path, { body })
      return `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`
    }
    const wrong = { password: 'Wrong-Horse-Battery-9' }
    const [known, unknown] = [a.email('viewer'), 'nobody-at-all@else.test']
    expect(await print('/auth/password/forgot', { email: known })).toBe(
      await print('/auth/password/forgot', { email: unknown }),
    )
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const one = await print('/auth/login', { email: known, ...wrong })
      const other = await print('/auth/login', { email: unknown, ...wrong })
      const plain = (text: string) => text.replaceAll(/\d+ s\b/g, '<time>')
      expect([attempt, plain(one)]).toEqual([attempt, plain(other)])
    }
    for (const path of ['login', 'unlock', 'first-register', 'reset-password', 'forgot-password', 'refresh-token']) {
      const { status } = await app.api('POST', `/users/${path}`, { token, body: { email: known, ...wrong } })
      // 405: of `:id` there is another method.
      expect([path, [404, 405].includes(status)]).toEqual([path, true])
    }
  })
}
