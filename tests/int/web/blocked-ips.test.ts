import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { companyBlocksFor, isBlockedAddress, reloadIpBlocks } from '../../../src/access/ip-blocks.ts'
import { readQuery } from '../../../src/db/transaction.ts'
import { countAuthFailure, noteAuthSuccess } from '../../../src/services/blocked-ips/note-auth-failure.ts'
import { unblockNetwork } from '../../../src/services/blocked-ips/unblock-network.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeCompany, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'

type Block = {
  id: string
  cidr: string
  source: string
  company: string | null
  expiresAt?: string
  blockedBy?: string
}
type Body = { doc?: Block; docs?: Block[]; errors?: { message: string; code: string; path?: string }[] }
type Side = { id: string; admin: string; viewer: string }

let app: TestApp
let acacia: Side
let baobab: Side
let operator: string

beforeAll(async () => {
  app = await startUnlimitedApp({ env: { TRUSTED_PROXIES: '203.0.113.0/24' } })
  const side = async (slug: string): Promise<Side> => {
    const { id, email } = await makeCompany(app.payload, slug)
    const log = (role: string): Promise<string> => app.login(email(role), password)
    return { id, admin: await log('administrator'), viewer: await log('viewer') }
  }
  acacia = await side('acacia')
  baobab = await side('baobab')
  const palm = await makeCompany(app.payload, 'palm')
  await readQuery(app.payload, `update users set is_operator = true where email = $1`, [palm.email('viewer')])
  await readQuery(app.payload, `delete from staff where user_id = (select id from users where email = $1)`, [
    palm.email('viewer'),
  ])
  operator = await operatorToken(palm.email('viewer'))
}, 240_000)
afterAll(() => app?.stop())

beforeEach(async () => {
  await readQuery(app.payload, 'delete from blocked_ips')
  await reloadIpBlocks()
})

/** Operators need a second factor to log in; theirs is the one of the session here. */
const operatorToken = async (email: string): Promise<string> => {
  const { signAccessToken } = await import('../../../src/access/access-token.ts')
  const [row] = await readQuery<{ user: string; session: string }>(
    app.payload,
    `insert into sessions (id, user_id, kind, refresh_hash, rotated_at, expires_at, ends_at, last_used_at, factor_at, created_at, updated_at)
     select gen_random_uuid(), id, 'bearer', gen_random_uuid()::text, now(), now() + interval '1 day', now() + interval '1 day', now(), now(), now(), now()
     from users where email = $1 returning user_id as user, id as session`,
    [email],
  )
  return signAccessToken({ userId: row!.user, sessionId: row!.session })
}

const block = (token: string, body: object, ip?: string) =>
  app.api<Body>('POST', '/blocked-ips', { token, ip, body: { reason: 'Attacks', ...body } })

describe('a company blocks an address', () => {
  test('for itself, noted with its author', async () => {
    const { status, body } = await block(acacia.admin, { cidr: ' 198.51.100.77/24' })
    expect({ status, doc: body.doc }).toMatchObject({
      status: 201,
      doc: { cidr: '198.51.100.0/24', source: 'manual', company: acacia.id, blockedBy: expect.any(String) },
    })
    await reloadIpBlocks()
    expect([...companyBlocksFor('198.51.100.9')]).toEqual([acacia.id])
    expect([...companyBlocksFor('::ffff:198.51.100.9')]).toEqual([acacia.id])
    expect(companyBlocksFor('198.51.101.9').size).toBe(0)
    expect(isBlockedAddress('198.51.100.9')).toBe(false)
    const audit = await app.api<{ docs: { action: string }[] }>('GET', '/audit-log?where[entity][equals]=blocked-ips', {
      token: acacia.admin,
    })
    expect(audit.body.docs).toHaveLength(1)
  })

  test.each([
    ['no address', 'office', undefined],
    ['octal', '0177.0.0.1', undefined],
    ['too wide', '41.0.0.0/8', undefined],
    ['too wide in IPv6', '2001:db8::/32', undefined],
    ['everything', '::/0', undefined],
    ['his own address', '41.90.0.0/16', '41.90.7.7'],
    ['his own address in IPv6', '2a00:1450:4009::/48', '2a00:1450:4009::1'],
    ['his own address, mapped', '::ffff:41.90.7.7', '41.90.7.7'],
  ])('not %s', async (_name, cidr, ip) => {
    const { status, body } = await block(acacia.admin, { cidr }, ip)
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'cidr' })
  })

  test('not until a moment that has passed', async () => {
    const { status, body } = await block(acacia.admin, { cidr: '198.51.100.1', expiresAt: '2020-01-01T00:00:00Z' })
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'expiresAt' })
  })

  test('not without the permission, not for another company, not for the installation', async () => {
    const cidr = '198.51.100.1'
    expect((await block(acacia.viewer, { cidr })).status).toBe(403)
    expect((await block(acacia.admin, { cidr, company: baobab.id })).status).toBe(403)
    const { body } = await block(acacia.admin, { cidr, company: null, source: 'automatic', liftedAt: '2020-01-01' })
    expect(body.doc).toMatchObject({ company: acacia.id, source: 'manual' })
    expect(body.doc).not.toHaveProperty('liftedAt', expect.any(String))
  })

  test('sees its own, and lifts it once; the neighbour neither', async () => {
    const { body } = await block(acacia.admin, { cidr: '198.51.100.1' })
    const id = body.doc?.id ?? ''
    const lift = (token: string) => app.api<Body>('POST', `/blocked-ips/${id}/lift`, { token })
    expect((await app.api<Body>('GET', '/blocked-ips', { token: baobab.admin })).body.docs).toEqual([])
    expect((await lift(baobab.admin)).status).toBe(404)
    expect((await lift(acacia.viewer)).status).toBe(404)
    expect((await lift(operator)).status).toBe(404)
    expect((await lift(acacia.admin)).status).toBe(200)
    expect(companyBlocksFor('198.51.100.1').size).toBe(0)
    expect((await lift(acacia.admin)).status).toBe(409)
    const moved = await app.api<Body>('PATCH', `/blocked-ips/${id}`, {
      token: acacia.admin,
      body: { cidr: '0.0.0.0/0', liftedAt: null, reason: 'Mistake' },
    })
    expect(moved.body.doc).toMatchObject({ cidr: '198.51.100.1', reason: 'Mistake', liftedAt: expect.any(String) })
    expect((await app.api('DELETE', `/blocked-ips/${id}`, { token: acacia.admin })).status).toBeGreaterThanOrEqual(403)
  })
})

describe('an operator blocks an address for the installation', () => {
  test('everything is refused from there but callbacks, until it is lifted', async () => {
    const { status, body } = await block(operator, { cidr: '198.51.100.7' })
    expect({ status, errors: body.errors }).toEqual({ status: 201, errors: undefined })
    expect(body.doc?.company ?? null).toBeNull()
    await reloadIpBlocks()
    for (const ip of ['198.51.100.7', '::ffff:198.51.100.7']) {
      const answers = await Promise.all([
        app.api<Body>('POST', '/auth/login', { ip, body: { email: 'a@b.test', password } }),
        app.api<Body>('GET', '/units', { ip, token: acacia.admin }),
        app.api<Body>('POST', '/graphql', { ip, token: acacia.admin, body: { query: '{ __typename }' } }),
      ])
      expect(answers.map((answer) => [answer.status, answer.body.errors?.[0]?.code])).toEqual(
        Array(3).fill([403, 'FORBIDDEN']),
      )
    }
    expect((await app.api('POST', '/paymentcallback/unknown', { ip: '198.51.100.7', body: {} })).status).toBe(404)
    expect((await app.api('GET', '/units', { ip: '198.51.100.8', token: acacia.admin })).status).toBe(200)
    expect((await app.api('POST', `/blocked-ips/${body.doc?.id}/lift`, { token: acacia.admin })).status).toBe(404)
    expect((await app.api('POST', `/blocked-ips/${body.doc?.id}/lift`, { token: operator })).status).toBe(200)
    expect((await app.api('GET', '/units', { ip: '198.51.100.7', token: acacia.admin })).status).toBe(200)
  })

  test.each(['10.0.0.0/16', '127.0.0.1', '::1', 'fd00::/48', '203.0.113.9'])('not %s, which is ours', async (cidr) => {
    expect((await block(operator, { cidr })).body.errors?.[0]?.path).toBe('cidr')
  })
})

describe('guesses at many accounts', () => {
  const fail = (ip: string, account: string) => countAuthFailure({ payload: app.payload, ip, account })
  const spray = async (ip: string, accounts = 10): Promise<void> => {
    for (let index = 0; index < accounts; index++) await fail(ip, `user${index}@spray.test`)
  }
  const blocks = () =>
    readQuery<{ cidr: string; minutes: number }>(
      app.payload,
      `select cidr, round(extract(epoch from expires_at - created_at) / 60)::int as minutes from blocked_ips order by created_at`,
    )

  test('block the address for 15 minutes, twice as long each time, at most a day', async () => {
    for (let round = 0; round < 9; round++) {
      await spray('41.90.1.1')
      expect(isBlockedAddress('41.90.1.1')).toBe(true)
      await readQuery(app.payload, `update blocked_ips set lifted_at = now() where lifted_at is null`)
      await reloadIpBlocks()
    }
    expect((await blocks()).map(({ minutes }) => minutes)).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
  })

  test('twenty at the same moment make one block', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => fail('41.90.1.2', `p${index}@spray.test`)))
    expect(await blocks()).toHaveLength(1)
  })

  test('a block ends by itself', async () => {
    await spray('41.90.1.3')
    await readQuery(app.payload, `update blocked_ips set expires_at = now() + interval '1 second'`)
    await reloadIpBlocks()
    expect(isBlockedAddress('41.90.1.3')).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect(isBlockedAddress('41.90.1.3')).toBe(false)
  })

  test('one user who mistypes, and an office whose people get in after all, are not blocked', async () => {
    for (let index = 0; index < 60; index++)
      await fail('41.90.1.4', index % 2 ? 'Jane@office.test ' : 'jane@office.test')
    for (let index = 0; index < 40; index++) {
      await fail('41.90.1.5', `user${index}@office.test`)
      noteAuthSuccess({ ip: '41.90.1.5', account: `User${index}@office.test` })
    }
    expect(await blocks()).toEqual([])
  })

  test('an IPv6 network is one address', async () => {
    for (let index = 0; index < 10; index++) await fail(`2a00:1450:4009:1::${index}`, `user${index}@spray.test`)
    expect(await blocks()).toMatchObject([{ cidr: '2a00:1450:4009:1::/64' }])
    expect(isBlockedAddress('2a00:1450:4009:1:ffff::1')).toBe(true)
    expect(isBlockedAddress('2a00:1450:4009:2::1')).toBe(false)
  })

  test.each(['127.0.0.1', '::1', '10.1.2.3', '192.168.0.9', 'fd00::1', '::ffff:172.16.0.1', '203.0.113.200', ''])(
    '%s is never blocked',
    async (ip) => {
      await spray(ip, 30)
      expect(await blocks()).toEqual([])
    },
  )

  test('the command line lets an address in again, whoever blocked it', async () => {
    await spray('41.90.1.6')
    await block(acacia.admin, { cidr: '41.90.1.0/24' })
    const lifted = await unblockNetwork(app.payload, '41.90.1.6')
    expect(lifted.map(({ cidr, company }) => [cidr, company]).sort()).toEqual([
      ['41.90.1.0/24', 'Company acacia'],
      ['41.90.1.6', null],
    ])
    await reloadIpBlocks()
    expect(isBlockedAddress('41.90.1.6')).toBe(false)
    await expect(unblockNetwork(app.payload, 'everything')).rejects.toMatchObject({ status: 400 })
  })
})

test('a block that another process made counts in the moment of its commit', async () => {
  const { startAccessCache } = await import('../../../src/access/access-cache.ts')
  const cache = startAccessCache({ databaseUrl: app.databaseUrl })
  const until = async (isDone: () => boolean): Promise<number> => {
    const started = Date.now()
    while (!isDone() && Date.now() - started < 4_000) await new Promise((resolve) => setTimeout(resolve, 10))
    return Date.now() - started
  }
  try {
    await new Promise((resolve) => setTimeout(resolve, 500))
    const insert = `insert into blocked_ips (id, cidr, reason, source, created_at, updated_at)
      values (gen_random_uuid(), '198.51.100.44', 'Attacks', 'manual', now(), now())`
    await readQuery(app.payload, insert)
    expect(await until(() => isBlockedAddress('198.51.100.44'))).toBeLessThan(1_000)
    await readQuery(app.payload, 'update blocked_ips set lifted_at = now()')
    expect(await until(() => !isBlockedAddress('198.51.100.44'))).toBeLessThan(1_000)
  } finally {
    await cache.stop()
  }
})

test('while the database is away, what was known counts on', async () => {
  await block(operator, { cidr: '198.51.100.7' })
  await reloadIpBlocks()
  await readQuery(app.payload, 'alter table blocked_ips rename to blocked_ips_away')
  try {
    await reloadIpBlocks()
    expect(isBlockedAddress('198.51.100.7')).toBe(true)
  } finally {
    await readQuery(app.payload, 'alter table blocked_ips_away rename to blocked_ips')
  }
})
