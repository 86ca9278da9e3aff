import { describe, expect, test } from '@jest/globals'
import { checkPassword, requireStrongPassword } from '../../../src/services/auth/password-policy.ts'
import { refusalOf } from '../../helpers/refusal.ts'

const hints = ['wanjiku.otieno@acacia.test', 'Wanjiku Otieno', 'Acacia Homes Ltd']

describe('password policy', () => {
  test.each([
    ['four words', 'tulips rain kettle orbit'],
    ['random signs', 'kJ8#fQ2!mz9L'],
    ['words with a name in them', 'wanjiku paints nine submarines'],
    ['another alphabet', 'дождь чайник орбита'],
    [
      '200 characters',
      Array.from({ length: 40 }, (_, index) => `w${index * 7919}`)
        .join('-')
        .slice(0, 200),
    ],
  ])('takes %s', async (_, password) => {
    expect(await checkPassword({ password, hints })).toEqual({ isStrong: true })
  })

  test.each([
    ['short', 'kJ8#fQ2!m', 'at least 10'],
    ['nine signs that count double in UTF-16', '🌧🌧🌧🌧🌧🌧🌧🌧🌧', 'at least 10'],
    ['common', 'Password123!', 'commonly used'],
    ['a keyboard row', 'qwertyuiop12', 'commonly used'],
    ['repeated', 'aaaaaaaaaaaaaaa', 'Repeated'],
    ['a sequence', 'abcdefghijkl', 'easy to guess'],
    ['leet spelling', 'P4$$w0rd2024', 'Add a word'],
    ['the e-mail', 'wanjiku.otieno@acacia.test', 'leave out your name'],
    ['name and year', 'Wanjiku-Otieno-2024', 'leave out your name'],
    ['the company', 'acaciahomesltd', 'leave out your name'],
    ['the product', 'freehold2025', 'Add a word'],
    ['too long', 'x'.repeat(201), 'at most 200'],
  ])('refuses %s and says what to do', async (_, password, words) => {
    const { isStrong, hint } = await checkPassword({ password, hints })
    expect(isStrong).toBe(false)
    expect(hint).toContain(words)
    expect(hint).not.toContain(password)
  })

  test('marks the field of the form', async () => {
    const refusal = await refusalOf(requireStrongPassword({ password: 'short', hints }, 'newPassword'))
    expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', data: { errors: [{ path: 'newPassword' }] } })
    await requireStrongPassword({ password: 'tulips rain kettle orbit', hints })
  })

  test('stays quick for what is slow to weigh', async () => {
    await checkPassword({ password: 'tulips rain kettle orbit', hints })
    const startedAt = performance.now()
    for (const sample of ['p455w0rd'.repeat(25), 'aB1!'.repeat(50), '4@$3'.repeat(50)])
      await checkPassword({ password: sample, hints })
    expect(performance.now() - startedAt).toBeLessThan(3_000)
  })
})
