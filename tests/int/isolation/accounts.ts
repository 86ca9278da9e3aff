import { randomUUID } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import { password } from '../../helpers/factories.ts'
import type { World } from './world.ts'

type Doc = { doc: { id: string; isOperator?: boolean; companies?: unknown[] } }

/** Log-ins, preferences and document locks: what Payload and its plugins leave open. */
export const accounts = (world: () => World): void => {
  const colleague = async () => {
    const { app, b } = world()
    const [row] = await readQuery<{ id: string }>(app.payload, 'select id from users where email = $1', [
      b.email('viewer'),
    ])
    return row?.id ?? ''
  }
  const self = async () => {
    const { app, admin } = world()
    return (await app.api<{ user: { id: string } }>('GET', '/users/me', { token: admin.token })).body.user.id
  }

  test('nobody changes a colleague', async () => {
    const { app, admin } = world()
    const id = await colleague()
    for (const body of [
      { password: 'Stolen-Account-1' },
      { email: 'mine@else.test' },
      { isOperator: true },
      { companies: [] },
      { lockUntil: null, loginAttempts: 0 },
      { name: 'x' },
    ]) {
      const byId = await app.api('PATCH', `/users/${id}`, { token: admin.token, body })
      expect([body, byId.status]).toEqual([body, 403])
      const bulk = await app.api<{ docs?: unknown[] }>('PATCH', `/users?where[id][equals]=${id}`, {
        token: admin.token,
        body,
      })
      expect(bulk.body.docs ?? []).toEqual([])
    }
    expect((await app.api('DELETE', `/users/${id}`, { token: admin.token })).status).toBe(403)
  })

  test('nobody makes himself an operator or member of a company', async () => {
    const { app, a, admin } = world()
    const id = await self()
    await app.api('PATCH', `/users/${id}`, {
      token: admin.token,
      body: { isOperator: true, companies: [{ company: a.company }] },
    })
    const made = await app.api<Doc>('POST', '/users', {
      token: admin.token,
      body: {
        name: 'n',
        email: `${randomUUID()}@new.test`,
        password,
        isOperator: true,
        companies: [{ company: a.company }],
      },
    })
    for (const user of [id, made.body.doc.id]) {
      const [row] = await readQuery<{ is_operator: boolean; companies: string[] }>(
        app.payload,
        'select u.is_operator, array_agg(c.company_id::text) as companies from users u join users_companies c on c._parent_id = u.id where u.id = $1 group by u.id',
        [user],
      )
      expect([row?.is_operator, row?.companies.includes(a.company)]).toEqual([false, false])
    }
  })

  test('secrets of an account are neither shown nor searched nor sorted by', async () => {
    const { app, admin, b } = world()
    const secrets = [
      'hash',
      'salt',
      'resetPasswordToken',
      'resetPasswordExpiration',
      'isOperator',
      'loginAttempts',
      'lockUntil',
      'sessions',
      'sessions.id',
    ]
    for (const name of secrets) {
      const filters = [
        `/users?where[${name}][exists]=true`,
        `/staff?where[user.${name}][exists]=true`,
        `/users?where[or][0][${name}][not_equals]=x`,
        `/users?sort=${name}`,
        `/staff?sort=user.${name}`,
      ]
      for (const path of filters) {
        const { status } = await app.api('GET', path, { token: admin.token })
        expect([path, status]).toEqual([path, 400])
      }
    }
    for (const path of [
      '/gateway-accounts?where[secrets][like]=v1',
      '/gateway-accounts?where[callbackTokenHash][like]=a',
      '/payments?where[gatewayAccount.secrets][like]=v1',
      '/gateway-accounts?sort=secrets',
      '/payments?sort=gatewayAccount.callbackToken',
    ]) {
      expect([path, (await app.api('GET', path, { token: admin.token })).status]).toEqual([path, 400])
    }
    const list = await app.api(
      'GET',
      '/users?limit=200&select[hash]=true&select[salt]=true&select[resetPasswordToken]=true&select[isOperator]=true&select[sessions]=true',
      { token: admin.token },
    )
    expect(list.text).not.toMatch(/"(hash|salt|resetPasswordToken|isOperator)"/)
    const accountsList = await app.api(
      'GET',
      `/gateway-accounts?where[company][equals]=${b.company}&showHiddenFields=true`,
      { token: admin.token },
    )
    expect(accountsList.text).not.toMatch(/"(secrets|callbackToken|callbackTokenHash)"/)
  })

  test('the other companies of a colleague do not show', async () => {
    const { app, a, b, admin } = world()
    const req = await createReq(app.payload)
    const both = { name: 'Works twice', email: 'twice@else.test', password }
    const { user } = await addStaff({
      req,
      staff: { ...both, company: b.company, roles: b.ids.roles?.slice(0, 1) ?? [] },
    })
    await addStaff({
      req: await createReq(app.payload),
      staff: { ...both, company: a.company, roles: a.ids.roles?.slice(0, 1) ?? [] },
    })
    for (const path of [`/users/${user}`, '/users?limit=200', '/staff?limit=200&depth=2', `/users/${user}?depth=2`]) {
      expect([path, (await app.api('GET', path, { token: admin.token })).text.includes(a.company)]).toEqual([
        path,
        false,
      ])
    }
    for (const path of [
      `/users/count?where[companies.company][equals]=`,
      '/staff/count?where[user.companies.company][equals]=',
    ]) {
      const [mine, random] = [
        await app.api(`GET`, `${path}${a.company}`, { token: admin.token }),
        await app.api('GET', `${path}${randomUUID()}`, { token: admin.token }),
      ]
      expect([path, mine.status, mine.body.totalDocs]).toEqual([path, random.status, random.body.totalDocs])
    }
    const token = await app.login(both.email, password)
    expect((await app.api<{ companies: unknown[] }>('GET', '/auth/me', { token })).body.companies).toHaveLength(2)
    expect((await app.api('GET', `/users/${user}`, { token })).text).toContain(a.company)
  })

  test('forgotten passwords answer the same for everybody, and nobody unlocks or registers', async () => {
    const { app, a, admin } = world()
    const known = await app.api('POST', '/users/forgot-password', { body: { email: a.email('viewer') } })
    const unknown = await app.api('POST', '/users/forgot-password', { body: { email: 'nobody-at-all@else.test' } })
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    const wrong = await app.api('POST', '/users/login', { body: { email: a.email('viewer'), password: 'wrong' } })
    const nobody = await app.api('POST', '/users/login', {
      body: { email: 'nobody-at-all@else.test', password: 'wrong' },
    })
    expect(wrong.text.replace(/"requestId".*/, '')).toBe(nobody.text.replace(/"requestId".*/, ''))
    for (const email of [a.email('viewer'), 'nobody-at-all@else.test']) {
      expect((await app.api('POST', '/users/unlock', { token: admin.token, body: { email } })).status).toBe(403)
    }
    expect(
      (await app.api('POST', '/users/first-register', { body: { name: 'x', email: 'first@else.test', password } }))
        .status,
    ).toBe(401)
    expect((await app.api('POST', '/users/reset-password', { body: { token: 'x', password } })).status).toBe(403)
  })

  test('preferences and locks belong to their user', async () => {
    const { app, a, b, admin } = world()
    const { token } = admin
    const theirs = await app.api('POST', '/payload-preferences', {
      token,
      body: { key: 'k', value: 1, user: { relationTo: 'users', value: a.ids.users?.[0] } },
    })
    expect(theirs.text).not.toContain(a.ids.users?.[0])
    const lock = (value: string) => ({
      document: { relationTo: 'projects', value },
      user: { relationTo: 'users', value: a.ids.users?.[0] },
    })
    for (const id of [a.ids.projects?.[0] ?? '', b.ids.projects?.[0] ?? '']) {
      expect((await app.api('POST', '/payload-locked-documents', { token, body: lock(id) })).status).toBe(403)
    }
    const own = b.ids['payload-locked-documents']?.[0]
    await app.api('PATCH', `/payload-locked-documents/${own}`, {
      token,
      body: { document: { relationTo: 'projects', value: a.ids.projects?.[0] } },
    })
    await app.api('PATCH', `/payload-locked-documents/${own}`, {
      token,
      body: { user: { relationTo: 'users', value: a.ids.users?.[0] } },
    })
    const rows = await readQuery(
      app.payload,
      'select 1 from payload_locked_documents_rels where parent_id = $1 and (projects_id = $2 or users_id = $3)',
      [own, a.ids.projects?.[0], a.ids.users?.[0]],
    )
    expect(rows).toEqual([])
  })
}
