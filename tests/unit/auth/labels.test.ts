import { describe, expect, test } from '@jest/globals'
import { addressBlock } from '../../../src/services/auth/address-block.ts'
import { deviceLabel } from '../../../src/services/auth/device-label.ts'
import { hashCode, isSameHash } from '../../../src/services/auth/hash-secret.ts'
import { maskEmail } from '../../../src/services/auth/mask-email.ts'

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

describe('device label', () => {
  test.each([
    [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/120.0.0.0 Safari/537.36`, 'Chrome on Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [`Mozilla/5.0 (Linux; Android 14; Pixel 8) ${webkit} Chrome/120.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
    ['curl/8.4.0', 'API client'],
    ['', 'API client'],
    [null, 'API client'],
    ['<script>alert(1)</script>', 'API client'],
    ['('.repeat(100_000), 'API client'],
  ])('of %p is %s', (userAgent, label) => {
    expect(deviceLabel(userAgent)).toBe(label)
  })
})

test.each([
  ['wanjiku@x.test', 'w***@x.test'],
  ['w@x.test', 'w***@x.test'],
  ['"a@b"@x.test', '"***@x.test'],
  ['🌧rain@x.test', '🌧***@x.test'],
  ['nothing', '***'],
  ['@x.test', '***'],
])('%s is shown as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['', 'unknown'],
  ['elsewhere', 'unknown'],
])('%s counts as %s', (ip, block) => {
  expect(addressBlock(ip)).toBe(block)
})

describe('hash of a code', () => {
  test('depends on every part and on where it ends', () => {
    expect(hashCode('a', 'bc')).not.toBe(hashCode('ab', 'c'))
    expect(hashCode('a', 'b')).toBe(hashCode('a', 'b'))
  })

  test('depends on SECRETS_KEY: the table alone tells nothing', () => {
    const before = process.env.SECRETS_KEY
    const hash = hashCode('challenge', 'login', '123456')
    process.env.SECRETS_KEY = Buffer.alloc(32, 9).toString('base64')
    try {
      expect(hashCode('challenge', 'login', '123456')).not.toBe(hash)
    } finally {
      process.env.SECRETS_KEY = before
    }
  })

  test('is compared whole', () => {
    expect(isSameHash('abc', 'abc')).toBe(true)
    expect(isSameHash('abc', 'abd')).toBe(false)
    expect(isSameHash('abc', 'abcd')).toBe(false)
  })
})
