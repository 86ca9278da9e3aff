import { expect, test } from '@jest/globals'
import { isE164, normalisePhone, phoneCountry, type PhoneCountry } from './phone.ts'

test.each<[string, PhoneCountry | undefined, string]>([
  ['0712 345 678', undefined, '+254712345678'],
  ['712345678', 'KE', '+254712345678'],
  ['0110-345.678', 'KE', '+254110345678'],
  ['254712345678', 'KE', '+254712345678'],
  ['+254 712 345678', 'UG', '+254712345678'],
  ['00254712345678', 'KE', '+254712345678'],
  ['+254 (0)712 345 678', 'KE', '+254712345678'],
  ['(020) 2222222', 'KE', '+254202222222'],
  ['0772 123456', 'UG', '+256772123456'],
  ['0754 123 456', 'TZ', '+255754123456'],
  ['0788 123 456', 'RW', '+250788123456'],
  ['79 123 456', 'BI', '+25779123456'],
  ['0911 234567', 'ET', '+251911234567'],
  ['061 2345678', 'SO', '+252612345678'],
  ['0912345678', 'SS', '+211912345678'],
  ['0812345678', 'CD', '+243812345678'],
  ['+1 415 555 2671', 'KE', '+14155552671'],
  ['+44 20 7946 0958', undefined, '+442079460958'],
])('%j in %s is %s', (text, country, expected) => {
  expect(normalisePhone({ text, country })).toBe(expected)
  expect(isE164(expected)).toBe(true)
  expect(normalisePhone({ text: expected, country })).toBe(expected)
})

test.each<[string, PhoneCountry]>([
  ['', 'KE'],
  ['abc', 'KE'],
  ['07123', 'KE'],
  ['0712 345 6789', 'KE'],
  ['+254 12', 'KE'],
  ['+254912345678', 'KE'],
  ['255754123456', 'KE'],
  ['+0712345678', 'KE'],
  ['+1234567890123456', 'KE'],
  ['0712 345 67a', 'KE'],
  ['٠٧١٢٣٤٥٦٧٨', 'KE'],
  ['07+12345678', 'KE'],
])('refuses %j in %s', (text, country) => {
  expect(normalisePhone({ text, country })).toBeUndefined()
})

test.each(['0712345678', '+0712345678', '+1234567', '+1234567890123456', ''])('%j is not E.164', (text) => {
  expect(isE164(text)).toBe(false)
})

test('a country is known by its code, in any case; anything else is none', () => {
  expect([' ke ', 'UG', 'XX', '', null, 254].map(phoneCountry)).toEqual([
    'KE',
    'UG',
    ...Array<undefined>(4).fill(undefined),
  ])
})
