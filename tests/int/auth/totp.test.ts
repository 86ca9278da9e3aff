import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { generate } from 'otplib'
import { now, setClock } from '../../../src/platform/clock.ts'
import { openChallenge } from '../../../src/services/auth/challenges.ts'
import { countRecoveryCodes, makeRecoveryCodes, useRecoveryCode } from '../../../src/services/auth/recovery-codes.ts'
import { confirmTotp, disableTotp, hasTotp, setUpTotp, totpSince, verifyTotp } from '../../../src/services/auth/totp.ts'
import { type Factor, verifyFactor } from '../../../src/services/auth/verify-factor.ts'
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

/** What the app shows, so many seconds from now. */
const codeOf = (secret: string, seconds = 0): Promise<string> =>
  generate({ secret, epoch: Math.floor(now().getTime() / 1_000) + seconds })

const switchOn = async (): Promise<string> => {
  const { secret } = await database.run((tx) => setUpTotp(tx, { userId: user.id, email: user.email }))
  const code = await codeOf(secret)
  await database.run((tx) => confirmTotp(tx, { userId: user.id, code }))
  clockAt(90)
  return secret
}
const check = (code: string): Promise<boolean> => database.run((tx) => verifyTotp(tx, { userId: user.id, code }))
const openTicket = async (): Promise<string> => {
  const { ticket } = await database.run((tx) =>
    openChallenge(tx, {
      purpose: 'login',
      userId: user.id,
      email: user.email,
      withCode: false,
      ip: '192.0.2.1',
      userAgent: '',
    }),
  )
  return ticket
}
const prove = (ticket: string, factor: Factor, code: string) =>
  verifyFactor({ req: database.request(), ticket, factor, code, ip: '192.0.2.1' })

describe('setting up an app', () => {
  test('shows a secret, its address for apps and a picture, and counts once a code was seen', async () => {
    const { secret, uri, qr } = await database.run((tx) => setUpTotp(tx, { userId: user.id, email: user.email }))
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(uri).toBe(`otpauth://totp/Freehold:${encodeURIComponent(user.email)}?secret=${secret}&issuer=Freehold`)
    expect(Buffer.from(qr.replace('data:image/svg+xml;base64,', ''), 'base64').toString()).toMatch(
      /^<svg[^>]+>.*<\/svg>\s*$/s,
    )
    expect(await check(await codeOf(secret))).toBe(false)
    expect(await database.run((tx) => hasTotp(tx, user.id))).toBe(false)
    const code = await codeOf(secret)
    expect(
      await refusalOf(database.run((tx) => confirmTotp(tx, { userId: user.id, code: wrong(code) }))),
    ).toMatchObject({
      status: 400,
      data: { errors: [{ path: 'code' }] },
    })
    await database.run((tx) => confirmTotp(tx, { userId: user.id, code }))
    expect(await database.run((tx) => totpSince(tx, user.id))).toEqual(now())
  })

  test('keeps the secret sealed', async () => {
    const secret = await switchOn()
    const [row] = await database.rows('select secret from totp_factors where user_id = $1', [user.id])
    expect(row?.secret).toMatch(/^v1\./)
    expect(row?.secret).not.toContain(secret)
  })

  test('is refused while one is on, and starts over before that', async () => {
    const first = await database.run((tx) => setUpTotp(tx, { userId: user.id, email: user.email }))
    const code = await codeOf(first.secret)
    await switchOn()
    expect(await refusalOf(database.run((tx) => setUpTotp(tx, { userId: user.id, email: '' })))).toMatchObject({
      status: 409,
    })
    expect(await refusalOf(database.run((tx) => confirmTotp(tx, { userId: user.id, code })))).toMatchObject({
      status: 410,
    })
  })

  test('waits 15 minutes for the first code', async () => {
    const { secret } = await database.run((tx) => setUpTotp(tx, { userId: user.id, email: user.email }))
    clockAt(901)
    const code = await codeOf(secret)
    expect(await refusalOf(database.run((tx) => confirmTotp(tx, { userId: user.id, code })))).toMatchObject({
      status: 410,
    })
  })
})

describe('a code of the app', () => {
  test.each([
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ])('of %i s away is right: %p', async (seconds, isRight) => {
    const secret = await switchOn()
    clockAt(300)
    expect(await check(await codeOf(secret, seconds))).toBe(isRight)
  })

  test('works once, and none of an earlier step after it', async () => {
    const secret = await switchOn()
    const [before, code] = [await codeOf(secret, -30), await codeOf(secret)]
    expect(await check(code)).toBe(true)
    expect(await check(code)).toBe(false)
    expect(await check(before)).toBe(false)
    expect(await check(await codeOf(secret, 30))).toBe(true)
  })

  test('is not the one that switched the app on', async () => {
    const { secret } = await database.run((tx) => setUpTotp(tx, { userId: user.id, email: user.email }))
    const code = await codeOf(secret)
    await database.run((tx) => confirmTotp(tx, { userId: user.id, code }))
    expect(await check(code)).toBe(false)
  })

  test('used 20 times at once, with 20 tickets, works once', async () => {
    const code = await codeOf(await switchOn())
    const tickets = await Promise.all(Array.from({ length: 20 }, openTicket))
    const statuses = await statusesOf(tickets.map((ticket) => prove(ticket, 'totp', code)))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  })

  test('is locked after five wrong ones', async () => {
    const secret = await switchOn()
    const [ticket, code] = [await openTicket(), await codeOf(secret)]
    for (const status of [400, 400, 400, 400, 429])
      expect(await refusalOf(prove(ticket, 'totp', wrong(code)))).toMatchObject({ status })
    expect(await refusalOf(prove(ticket, 'totp', code))).toMatchObject({ status: 429 })
  })

  test('is asked of nobody who has no app', async () => {
    const ticket = await openTicket()
    for (const [factor, code] of [
      ['totp', '123456'],
      ['recovery_code', '23456-789AB'],
    ] as const)
      expect(await refusalOf(prove(ticket, factor, code))).toMatchObject({
        status: 400,
        data: { errors: [{ path: 'factor' }] },
      })
  })
})

describe('recovery codes', () => {
  const make = (): Promise<string[]> => database.run((tx) => makeRecoveryCodes(tx, { userId: user.id }))
  const left = (): Promise<number> => database.run((tx) => countRecoveryCodes(tx, user.id))

  test('are ten of ten clear letters and digits, kept hashed', async () => {
    const codes = await make()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{5}-[2-9A-HJKMNP-TW-Z]{5}$/)
    const stored = JSON.stringify(await database.rows('select * from recovery_codes where user_id = $1', [user.id]))
    for (const code of codes) expect(stored).not.toContain(code.replace('-', ''))
  })

  test('work once each, in any writing, and stand in for the app', async () => {
    await switchOn()
    const [first = '', second = ''] = await make()
    await prove(await openTicket(), 'recovery_code', ` ${first.toLowerCase().replace('-', ' ')} `)
    expect(await left()).toBe(9)
    expect(await refusalOf(prove(await openTicket(), 'recovery_code', first))).toMatchObject({
      data: { attemptsLeft: 4 },
    })
    await prove(await openTicket(), 'recovery_code', second)
    expect(await left()).toBe(8)
  })

  test('used 20 times at once work once', async () => {
    const [code = ''] = await make()
    const uses = Array.from({ length: 20 }, () => database.run((tx) => useRecoveryCode(tx, { userId: user.id, code })))
    expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1)
  })

  test('are of no use to another user, after new ones, or without the app', async () => {
    await switchOn()
    const [code = ''] = await make()
    const other = await database.makeUser()
    expect(await database.run((tx) => useRecoveryCode(tx, { userId: other.id, code }))).toBe(false)
    const [fresh = ''] = await make()
    expect(await database.run((tx) => useRecoveryCode(tx, { userId: user.id, code }))).toBe(false)
    await database.run((tx) => disableTotp(tx, { userId: user.id }))
    expect(await left()).toBe(0)
    expect(await refusalOf(prove(await openTicket(), 'recovery_code', fresh))).toMatchObject({ status: 400 })
  })
})
