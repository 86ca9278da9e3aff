import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setClock } from '../../../src/platform/clock.ts'
import { openChallenge, type OpenedChallenge, resendCode } from '../../../src/services/auth/challenges.ts'
import { verifyCode, verifyFactor } from '../../../src/services/auth/verify-factor.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { type AuthDatabase, clockAt, createAuthDatabase, statusesOf, wrong } from './auth-database.ts'

type User = { id: string; email: string }

let database: AuthDatabase
let user: User
let ip: string
let lastAddress = 0
beforeAll(async () => {
  database = await createAuthDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  clockAt(0)
  user = await database.makeUser()
  ip = `198.51.100.${(lastAddress += 1)}`
})
afterEach(() => setClock())

const openFor = ({ id, email }: User): Promise<OpenedChallenge> =>
  database.run((tx) => openChallenge(tx, { purpose: 'login', userId: id, email, withCode: true, ip, userAgent: '' }))
const attempt = (ticket: string, code = '', from = ip) =>
  verifyFactor({ req: database.request(), ticket, factor: 'email_code', code, ip: from })

const lockOut = async (who: User): Promise<OpenedChallenge> => {
  const opened = await openFor(who)
  for (let left = 4; left > 0; left -= 1)
    expect(await refusalOf(attempt(opened.ticket, wrong(opened.code)))).toMatchObject({
      status: 400,
      data: { attemptsLeft: left, errors: [{ path: 'code' }] },
    })
  expect(await refusalOf(attempt(opened.ticket, wrong(opened.code)))).toMatchObject({ status: 429 })
  return opened
}

describe('five wrong codes', () => {
  test('lock the account for 5 to 10 minutes, the right code included', async () => {
    const { ticket, code } = await lockOut(user)
    const { status, data } = await refusalOf(attempt(ticket, code))
    expect(status).toBe(429)
    expect(data.retryAfterSeconds).toBeGreaterThanOrEqual(300)
    expect(data.retryAfterSeconds).toBeLessThanOrEqual(600)
  })

  test('lock it from every address, with every ticket, and for new codes', async () => {
    const other = await openFor(user)
    const { ticket } = await lockOut(user)
    expect(await refusalOf(attempt(other.ticket, other.code, '192.0.2.99'))).toMatchObject({ status: 429 })
    expect(await refusalOf(openFor(user))).toMatchObject({ status: 429 })
    clockAt(120)
    expect(await refusalOf(database.run((tx) => resendCode(tx, { ticket })))).toMatchObject({ status: 429 })
  })

  test('are counted over tickets and new codes', async () => {
    const first = await openFor(user)
    for (let times = 0; times < 3; times += 1) await refusalOf(attempt(first.ticket, wrong(first.code)))
    clockAt(60)
    const { code } = await database.run((tx) => resendCode(tx, { ticket: first.ticket }))
    expect(await refusalOf(attempt(first.ticket, wrong(code)))).toMatchObject({ data: { attemptsLeft: 1 } })
    const second = await openFor(user)
    expect(await refusalOf(attempt(second.ticket, wrong(second.code)))).toMatchObject({ status: 429 })
  })

  test('do not lock the other users of the same office', async () => {
    await lockOut(user)
    const colleague = await database.makeUser()
    const { ticket, code } = await openFor(colleague)
    await attempt(ticket, code)
  })

  test('end with the lock, and the count begins anew', async () => {
    await lockOut(user)
    clockAt(601)
    const { ticket, code } = await openFor(user)
    expect(await refusalOf(attempt(ticket, wrong(code)))).toMatchObject({ data: { attemptsLeft: 4 } })
    await attempt(ticket, code)
  })

  test('are all that 20 parallel guesses get, over four tickets', async () => {
    const opened = [await openFor(user), await openFor(user), await openFor(user), await openFor(user)]
    const guesses = opened.flatMap(({ ticket, code }) => Array.from({ length: 5 }, () => attempt(ticket, wrong(code))))
    const statuses = await statusesOf(guesses)
    expect(statuses.filter((status) => status === 400)).toHaveLength(4)
    expect(statuses.filter((status) => status === 429)).toHaveLength(16)
    const [sum] = await database.rows('select sum(attempts)::int as tried from challenges where user_id = $1', [
      user.id,
    ])
    expect(sum).toEqual({ tried: 5 })
  })

  test('for a sign-up lock the sign-up of that address, not the account that has it', async () => {
    const { ticket, code } = await database.run((tx) =>
      openChallenge(tx, { purpose: 'signup', email: user.email, withCode: true, ip, userAgent: '' }),
    )
    const guess = () => verifyCode({ req: database.request(), ticket, code: wrong(code), purposes: ['signup'], ip })
    for (let times = 0; times < 5; times += 1) await refusalOf(guess())
    expect(await refusalOf(guess())).toMatchObject({ status: 429 })
    const login = await openFor(user)
    await attempt(login.ticket, login.code)
  })
})

test('a right code forgives the wrong ones before it', async () => {
  const first = await openFor(user)
  for (let times = 0; times < 4; times += 1) await refusalOf(attempt(first.ticket, wrong(first.code)))
  await attempt(first.ticket, first.code)
  const second = await openFor(user)
  expect(await refusalOf(attempt(second.ticket, wrong(second.code)))).toMatchObject({ data: { attemptsLeft: 4 } })
})

test('what can be no code is refused without being counted', async () => {
  const { ticket, code } = await openFor(user)
  for (const text of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(await refusalOf(attempt(ticket, text))).toMatchObject({ status: 400, data: { errors: [{ path: 'code' }] } })
  await attempt(ticket, `${code?.slice(0, 3)} ${code?.slice(3)}`)
})

test('an address that guesses at many accounts is locked', async () => {
  const statuses: number[] = []
  for (let accounts = 0; accounts < 8; accounts += 1) {
    const victim = await database.makeUser()
    const opened = await openFor(victim).catch(() => undefined)
    if (!opened) continue
    for (let times = 0; times < 4; times += 1)
      statuses.push((await refusalOf(attempt(opened.ticket, wrong(opened.code)))).status)
  }
  expect(statuses.filter((status) => status === 400)).toHaveLength(29)
  const { status } = await refusalOf(openFor(await database.makeUser()))
  expect(status).toBe(429)
})
