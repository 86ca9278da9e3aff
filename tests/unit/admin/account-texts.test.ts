import { expect, test } from '@jest/globals'
import { isCurrency } from '../../../src/domain/currency.ts'
import { tokenOf } from '../../../src/admin/auth/pages/token-of.ts'
import { countdownText } from '../../../src/admin/text/countdown.ts'
import { countries } from '../../../src/admin/text/countries.ts'
import { noticeOf } from '../../../src/admin/text/log-in-notices.ts'
import { passwordHint } from '../../../src/admin/text/password-hint.ts'

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [272, '4:32'],
  [600, '10:00'],
])('%p seconds read %p', (seconds, text) => expect(countdownText(seconds)).toBe(text))

test.each([
  ['', /10 characters or more/],
  ['abcdefg', /^3 more to go/],
  ['aaaaaaaaaaaa', /different characters/],
  ['1234567890', /letters or words/],
  ['copper lantern', /^Good/],
])('the hint for %p', (password, hint) => expect(passwordHint(password)).toMatch(hint))

test('every country of the sign-up suggests a currency that amounts can be kept in', () => {
  expect(countries.filter(({ currency }) => !isCurrency(currency))).toEqual([])
})

test.each([
  [['reset', 'aB3-_.x'], 'aB3-_.x'],
  [['reset'], ''],
  [['reset', 'a', 'b'], ''],
  [['reset', '<script>'], ''],
  [undefined, ''],
])('the token of %p', (segments, token) => expect(tokenOf(segments)).toBe(token))

test('the log-in says only what it knows how to say', () => {
  expect(noticeOf('ended')).toMatch(/logged out/)
  expect(noticeOf('<b>call us</b>')).toBeUndefined()
  expect(noticeOf(['ended'])).toBeUndefined()
})
