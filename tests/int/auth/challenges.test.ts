import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import {
  type ChallengePurpose,
  openChallenge,
  type OpenedChallenge,
  resendCode,
  takeChallenge,
} from '../../../src/services/auth/challenges.ts'
import { pruneAuth } from '../../../src/services/auth/prune-auth.ts'
import { verifyCode, verifyFactor } from '../../../src/services/auth/verify-factor.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { type AuthDatabase, clockAt, createAuthDatabase, statusesOf, wrong } from './auth-database.ts'

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

type Given = { purpose?: ChallengePurpose; withCode?: boolean; sessionId?: string; data?: unknown; userId?: string }
const openOne = (given: Given = {}): Promise<OpenedChallenge> =>
  database.run((tx) =>
    openChallenge(tx, {
      purpose: 'login',
      userId: user.id,
      email: user.email,
      withCode: true,
      ip: '203.0.113.7',
      userAgent: 'a',
      ...given,
    }),
  )

const byMail = (ticket: string, code = '', more: { sessionId?: string; ip?: string } = {}) =>
  verifyFactor({ req: database.request(), ticket, factor: 'email_code', code, ip: '203.0.113.7', ...more })

describe('a challenge', () => {
  test('ends with the right code, once', async () => {
    const { ticket, code, expiresInSeconds, resendInSeconds } = await openOne({ data: { company: 'Acacia' } })
    expect({ expiresInSeconds, resendInSeconds }).toEqual({ expiresInSeconds: 300, resendInSeconds: 60 })
    const { challenge } = await byMail(ticket, code)
    expect(challenge).toMatchObject({ userId: user.id, email: user.email, data: { company: 'Acacia' } })
    expect(await refusalOf(byMail(ticket, code))).toMatchObject({ status: 410, code: 'GONE' })
  })

  test('lets one of 20 parallel right codes through', async () => {
    const { ticket, code } = await openOne()
    const statuses = await statusesOf(Array.from({ length: 20 }, () => byMail(ticket, code)))
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 410)])
  })

  test('keeps the code good when what follows it fails, and runs that in the same transaction', async () => {
    const { ticket, code } = await openOne()
    const attempt = { req: database.request(), ticket, factor: 'email_code', code: code!, ip: '203.0.113.7' } as const
    const fails = verifyFactor({
      ...attempt,
      then: async (tx) => {
        await tx.query(`update users set name = 'Changed' where id = $1`, [user.id])
        throw new Error('no room')
      },
    })
    await expect(fails).rejects.toThrow('no room')
    expect(await database.rows('select name from users where id = $1', [user.id])).toEqual([{ name: 'Amina' }])
    const { result } = await verifyFactor({ ...attempt, then: async () => 'done' })
    expect(result).toBe('done')
  })

  test.each<[string, number, Partial<Awaited<ReturnType<typeof refusalOf>>>]>([
    ['a code after 300 s', 301, { status: 400, code: 'VALIDATION' }],
    ['a ticket after 15 min', 901, { status: 410, code: 'GONE' }],
  ])('refuses %s', async (_, seconds, refusal) => {
    const { ticket, code } = await openOne()
    clockAt(seconds)
    expect(await refusalOf(byMail(ticket, code))).toMatchObject(refusal)
  })

  test('holds to its purpose, its ticket and its session', async () => {
    const [login, other] = [await openOne(), await openOne({ purpose: 'verify_email' })]
    const own = await openOne({ purpose: 'step_up', sessionId: 'session-1' })
    const asVerification = (ticket: string, code = '') =>
      verifyCode({ req: database.request(), ticket, code, purposes: ['verify_email'], ip: '203.0.113.7' })
    expect(await refusalOf(asVerification(login.ticket, login.code))).toMatchObject({ status: 410 })
    expect(await refusalOf(byMail(other.ticket, other.code))).toMatchObject({ status: 410 })
    expect(await refusalOf(byMail(randomUUID(), '123456'))).toMatchObject({ status: 410 })
    expect(await refusalOf(byMail(own.ticket, own.code, { sessionId: 'session-2' }))).toMatchObject({ status: 410 })
    expect(await refusalOf(byMail(own.ticket, own.code))).toMatchObject({ status: 410 })
    await byMail(own.ticket, own.code, { sessionId: 'session-1' })
    await asVerification(other.ticket, other.code)
  })

  test('takes no code of another challenge', async () => {
    const [first, second] = [await openOne(), await openOne()]
    if (first.code === second.code) return
    expect(await refusalOf(byMail(first.ticket, second.code))).toMatchObject({ status: 400, data: { attemptsLeft: 4 } })
  })

  test('that asks for an app takes and sends no code by mail', async () => {
    const { ticket, code } = await openOne({ withCode: false })
    expect(code).toBeUndefined()
    expect(await refusalOf(byMail(ticket, '123456'))).toMatchObject({
      status: 400,
      data: { errors: [{ path: 'factor' }] },
    })
    clockAt(70)
    expect(await refusalOf(database.run((tx) => resendCode(tx, { ticket })))).toMatchObject({ status: 400 })
  })

  test('is refused inside a transaction, where its failures would be lost', async () => {
    const req = database.request()
    req.transactionID = 'open'
    const attempt = verifyFactor({ req, ticket: 't', factor: 'email_code', code: '123456', ip: '' })
    await expect(attempt).rejects.toThrow('outside transactions')
  })

  test('keeps neither ticket nor code nor data readable', async () => {
    const { id, ticket, code } = await openOne({ data: { secret: 'of Amina' } })
    const [row] = await database.rows('select to_jsonb(c)::text as text from challenges c where id = $1', [id])
    const text = String(row?.text)
    for (const secret of [ticket, `"${code}"`, 'of Amina']) expect(text).not.toContain(secret)
  })
})

describe('another code', () => {
  const again = (ticket: string) => database.run((tx) => resendCode(tx, { ticket }))

  test('replaces the first one', async () => {
    const { ticket, code } = await openOne()
    clockAt(61)
    const next = await again(ticket)
    if (next.code !== code) expect(await refusalOf(byMail(ticket, code))).toMatchObject({ status: 400 })
    await byMail(ticket, next.code)
  })

  test('comes after 60 s, then after twice the time each, six times in all', async () => {
    const { ticket } = await openOne({ purpose: 'signup', userId: undefined })
    expect(await refusalOf(again(ticket))).toMatchObject({ status: 429, data: { retryAfterSeconds: 60 } })
    let at = 0
    for (const wait of [60, 120, 240, 480, 900]) {
      clockAt(at + wait - 1)
      expect(await refusalOf(again(ticket))).toMatchObject({ status: 429, data: { retryAfterSeconds: 1 } })
      at += wait
      clockAt(at)
      await again(ticket)
    }
    clockAt(at + 900)
    expect(await refusalOf(again(ticket))).toMatchObject({ status: 429, data: { retryAfterSeconds: 900 } })
  })

  test('is sent once for 20 parallel wishes', async () => {
    const { ticket } = await openOne()
    clockAt(60)
    const statuses = await statusesOf(Array.from({ length: 20 }, () => again(ticket)))
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 429)])
  })

  test('is not to be had by new tickets without end', async () => {
    for (let sent = 0; sent < 10; sent += 1) await openOne()
    expect(await refusalOf(openOne())).toMatchObject({ status: 429, data: { retryAfterSeconds: 300 } })
    const neighbour = await database.makeUser()
    await database.run((tx) =>
      openChallenge(tx, {
        purpose: 'login',
        userId: neighbour.id,
        email: neighbour.email,
        withCode: true,
        ip: '203.0.113.7',
        userAgent: '',
      }),
    )
  })
})

test('old challenges and locks are pruned, live ones stay', async () => {
  const old = await openOne()
  await refusalOf(byMail(old.ticket, wrong(old.code)))
  clockAt(2 * 86_400)
  const live = await openOne()
  await pruneAuth({ payload: database.payload })
  expect(await database.rows('select id from challenges where user_id = $1', [user.id])).toEqual([{ id: live.id }])
  await database.run((tx) => takeChallenge(tx, { ticket: live.ticket, lock: false }))
  const locks = await database.rows('select window_started_at from auth_locks')
  expect(locks.every((row) => (row.window_started_at as Date) > new Date('2026-03-06T08:00:00Z'))).toBe(true)
})
