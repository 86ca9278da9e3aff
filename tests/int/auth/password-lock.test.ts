import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import { unavailable } from '../../../src/platform/errors.ts'
import { countFailure, requireUnlocked } from '../../../src/services/auth/auth-locks.ts'
import { tryPassword } from '../../../src/services/auth/password-lock.ts'
import { readCredential, setPassword, verifyPassword } from '../../../src/services/auth/passwords.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { type AuthDatabase, clockAt, createAuthDatabase, statusesOf } from './auth-database.ts'

let database: AuthDatabase
let user: { id: string; email: string }
beforeAll(async () => {
  database = await createAuthDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  clockAt(0)
  user = await database.makeUser()
})
afterEach(() => setClock())

const office = '203.0.113.7'
type Given = { isRight?: boolean; ip?: string; email?: string; userId?: string }
const attempt = ({
  isRight = false,
  ip = office,
  email = user.email,
  userId = user.id,
}: Given = {}): Promise<boolean> =>
  tryPassword({ req: database.request(), email, ip, userId, check: async () => isRight })

const fail = async (times: number, given: Given = {}): Promise<void> => {
  for (let time = 0; time < times; time += 1) expect(await attempt(given)).toBe(false)
}

describe('five wrong passwords', () => {
  test('lock the account for that address for 5 to 10 minutes, the right one included', async () => {
    await fail(5)
    const { status, data } = await refusalOf(attempt({ isRight: true }))
    expect(status).toBe(429)
    expect(data.retryAfterSeconds).toBeGreaterThanOrEqual(300)
    expect(data.retryAfterSeconds).toBeLessThanOrEqual(600)
    clockAt(601)
    expect(await attempt({ isRight: true })).toBe(true)
  })

  test('lock neither the rest of the office nor the account elsewhere', async () => {
    await fail(5)
    const colleague = await database.makeUser()
    expect(await attempt({ isRight: true, email: colleague.email, userId: colleague.id })).toBe(true)
    expect(await attempt({ isRight: true, ip: '198.51.100.2' })).toBe(true)
  })

  test('are not five when the right one came between, or 15 minutes passed', async () => {
    await fail(4)
    expect(await attempt({ isRight: true })).toBe(true)
    await fail(4)
    clockAt(900)
    await fail(4)
    expect(await attempt({ isRight: true })).toBe(true)
  })

  test('lock an unknown account in the same way, however it is written', async () => {
    const email = `${randomUUID()}@nobody.test`
    await fail(5, { email, userId: undefined })
    expect(await refusalOf(attempt({ email: ` ${email.toUpperCase()}`, userId: undefined }))).toMatchObject({
      status: 429,
    })
  })

  test('are all that 20 parallel guesses get', async () => {
    let checks = 0
    const guess = () =>
      tryPassword({
        req: database.request(),
        email: user.email,
        ip: office,
        userId: user.id,
        check: async () => (checks += 1) < 0,
      })
    expect(await statusesOf(Array.from({ length: 20 }, guess))).toEqual([
      ...Array.from({ length: 5 }, () => 200),
      ...Array.from({ length: 15 }, () => 429),
    ])
    expect(checks).toBe(5)
  })

  test('from the addresses of one IPv6 network are those of one address', async () => {
    for (let host = 1; host <= 5; host += 1) await fail(1, { ip: `2001:db8:1:2::${host}` })
    expect(await refusalOf(attempt({ ip: '2001:db8:1:2::ffff' }))).toMatchObject({ status: 429 })
    await fail(1, { ip: '2001:db8:1:3::1' })
  })

  test('do not count when the check could not run', async () => {
    const broken = () =>
      tryPassword({
        req: database.request(),
        email: user.email,
        ip: office,
        check: () => Promise.reject(unavailable()),
      })
    for (let time = 0; time < 8; time += 1) expect(await refusalOf(broken())).toMatchObject({ status: 503 })
    expect(await attempt({ isRight: true })).toBe(true)
  })
})

describe('50 wrong passwords from anywhere', () => {
  const logInFrom = (ip: string, at: string): Promise<unknown> =>
    database.rows(
      `insert into sessions (user_id, kind, refresh_hash, rotated_at, expires_at, ends_at, last_used_at, created_at, updated_at, ip)
       values ($1, 'cookie', $2, $3, $3, $3, $3, $3, $3, $4)`,
      [user.id, randomUUID(), at, ip],
    )

  test('lock the account for strange addresses, not for those its owner uses', async () => {
    await logInFrom(office, '2026-03-01T08:00:00Z')
    await logInFrom('198.51.100.9', '2026-01-01T08:00:00Z')
    for (let host = 1; host <= 50; host += 1) await fail(1, { ip: `192.0.2.${host}` })
    expect(await refusalOf(attempt({ isRight: true, ip: '192.0.2.200' }))).toMatchObject({
      status: 429,
      data: { retryAfterSeconds: 600 },
    })
    expect(await refusalOf(attempt({ isRight: true, ip: '198.51.100.9' }))).toMatchObject({ status: 429 })
    expect(await attempt({ isRight: true })).toBe(true)
    clockAt(601)
    expect(await attempt({ isRight: true, ip: '192.0.2.200' })).toBe(true)
  })
})

test('failures counted at once are all counted, and a lock is not made longer by more of them', async () => {
  const rule = { key: randomUUID(), limit: 20, windowSeconds: 60, lockSeconds: [30, 30] as const }
  const counted = await Promise.all(Array.from({ length: 20 }, () => database.run((tx) => countFailure(tx, rule))))
  expect(counted.map(({ failures }) => failures).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
  clockAt(10)
  expect(await database.run((tx) => countFailure(tx, rule))).toEqual({ failures: 21, lockedSeconds: 20 })
  clockAt(29)
  expect(await refusalOf(database.run((tx) => requireUnlocked(tx, [rule.key])))).toMatchObject({ status: 429 })
  clockAt(30)
  await database.run((tx) => requireUnlocked(tx, [rule.key]))
})

test('a password is kept, replaced and read with its day', async () => {
  expect(await database.run((tx) => readCredential(tx, user.id))).toBeUndefined()
  await database.run((tx) => setPassword(tx, { userId: user.id, passwordHash: 'scrypt$x', mustChange: true }))
  expect(await database.run((tx) => readCredential(tx, user.id))).toMatchObject({
    passwordHash: 'scrypt$x',
    mustChange: true,
  })
  clockAt(60)
  await database.run((tx) => setPassword(tx, { userId: user.id, password: 'tulips rain kettle' }))
  const credential = await database.run((tx) => readCredential(tx, user.id))
  expect(credential).toMatchObject({ mustChange: false, changedAt: new Date('2026-03-05T08:01:00Z') })
  expect(await verifyPassword({ plain: 'tulips rain kettle', hash: credential!.passwordHash })).toMatchObject({
    isRight: true,
  })
})
