import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { burnPassword, hashPassword, verifyPassword } from '../../../src/services/auth/passwords.ts'
import { refusalOf } from '../../helpers/refusal.ts'

const plain = 'Tulips rain kettle 7'

/** As Payload kept passwords: once with 25,000 rounds, later with 600,000 and a mark of its own. */
const payloadHash = ({ rounds, bytes, mark = '' }: { rounds: number; bytes: number; mark?: string }): string => {
  const salt = randomBytes(32).toString('hex')
  return `pbkdf2$25000$${salt}$${mark}${pbkdf2Sync(plain, salt, rounds, bytes, 'sha256').toString('hex')}`
}

describe('passwords', () => {
  test('are hashed by scrypt with a salt of their own, at the cost that is wanted', async () => {
    const [first, second] = await Promise.all([hashPassword(plain), hashPassword(plain)])
    expect(first).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/)
    expect(first).not.toBe(second)
    expect(await verifyPassword({ plain, hash: first })).toEqual({ isRight: true, needsRehash: false })
    expect(await verifyPassword({ plain: `${plain} `, hash: first })).toEqual({ isRight: false, needsRehash: false })
  })

  test.each([
    ['25,000 rounds', payloadHash({ rounds: 25_000, bytes: 512 })],
    ['600,000 rounds', payloadHash({ rounds: 600_000, bytes: 32, mark: 'pbkdf2-sha256-v1:' })],
  ])('of old accounts (%s) still open, and ask for a new hash', async (_, hash) => {
    expect(await verifyPassword({ plain, hash })).toEqual({ isRight: true, needsRehash: true })
    expect(await verifyPassword({ plain: 'something else', hash })).toEqual({ isRight: false, needsRehash: false })
  })

  test('with a cheaper scrypt ask for a new hash', async () => {
    const { scryptSync } = await import('node:crypto')
    const salt = randomBytes(16)
    const key = scryptSync(plain, salt, 32, { N: 1024, r: 8, p: 1 })
    const hash = `scrypt$1024$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`
    expect(await verifyPassword({ plain, hash })).toEqual({ isRight: true, needsRehash: true })
  })

  test.each(['', 'pbkdf2$25000$salt$', 'pbkdf2$0$salt$ab', 'pbkdf2$9999999999$salt$ab', 'pbkdf2$x$salt$ab', 'md5$x'])(
    'never match the damaged hash %p',
    async (hash) => expect(await verifyPassword({ plain: '', hash })).toEqual({ isRight: false, needsRehash: false }),
  )

  test('may be written by two keyboards', async () => {
    const hash = await hashPassword('Ame\u0301lie et Zoe\u0308')
    expect(await verifyPassword({ plain: 'Am\u00e9lie et Zo\u00eb', hash })).toMatchObject({ isRight: true })
  })

  test('of more than 200 characters are refused, and no prefix of one opens an account', async () => {
    expect(await refusalOf(hashPassword('x'.repeat(201)))).toMatchObject({ status: 400, code: 'VALIDATION' })
    const hash = await hashPassword('x'.repeat(200))
    expect(await verifyPassword({ plain: 'x'.repeat(201), hash })).toMatchObject({ isRight: false })
  })

  test('of nobody take as long as one of somebody', async () => {
    const hash = await hashPassword(plain)
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const startedAt = performance.now()
      await work()
      return performance.now() - startedAt
    }
    const [known, unknown] = [[] as number[], [] as number[]]
    for (let times = 0; times < 5; times += 1) {
      known.push(await timed(() => verifyPassword({ plain: 'wrong', hash })))
      unknown.push(await timed(() => burnPassword('wrong')))
    }
    const ratio = Math.min(...unknown) / Math.min(...known)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.7)
  })
})
