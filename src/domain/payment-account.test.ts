import { expect, test } from '@jest/globals'
import {
  accountLabel,
  normaliseAccountNumber,
  usablePayee,
  type AccountKind,
  type PayeeAccount,
} from './payment-account.ts'

test.each<[AccountKind, string, string | undefined]>([
  ['mobile', '0712 345 678', '+254712345678'],
  ['mobile', '+256 772 123456', '+256772123456'],
  ['mobile', '12345', undefined],
  ['mobile', 'M-Pesa', undefined],
  ['bank', '0110 2345-6789', '011023456789'],
  ['bank', 'gb29nwbk60161331926819', 'GB29NWBK60161331926819'],
  ['bank', '123', undefined],
  ['bank', '12345; drop', undefined],
  ['paybill', '522 522', '522522'],
  ['paybill', '522522#acc1', '522522#ACC1'],
  ['paybill', '12', undefined],
  ['till', '123456', '123456'],
  ['till', '12345A', undefined],
])('a %s account %j is %s', (kind, text, expected) => {
  const found = normaliseAccountNumber({ kind, text })
  expect('number' in found ? found.number : undefined).toBe(expected)
})

test('a label shows the end of the number only', () => {
  expect(accountLabel({ kind: 'mobile', provider: '63902', number: '+254712345678' })).toBe('M-Pesa ···678')
  expect(accountLabel({ kind: 'mobile', provider: '99', number: '+254712345678' })).toBe('Mobile 99 ···678')
  expect(accountLabel({ kind: 'bank', provider: 'KCB', number: '011023456789' })).toBe('Bank KCB ···789')
})

const good: PayeeAccount = { status: 'verified', isActive: true, usableFrom: '2026-11-23T08:00:00.000Z' }
const at = new Date('2026-11-23T08:00:00.000Z')

test.each<[string, Partial<PayeeAccount>, boolean]>([
  ['verified and waited for', {}, true],
  ['without a wait', { usableFrom: null }, true],
  ['a second too early', { usableFrom: '2026-11-23T08:00:01.000Z' }, false],
  ['unverified', { status: 'unverified' }, false],
  ['rejected', { status: 'rejected' }, false],
  ['not in use', { isActive: false }, false],
  ['removed', { deletedAt: '2026-11-01T00:00:00.000Z' }, false],
])('%s', (_, change, isUsable) => {
  expect(usablePayee({ account: { ...good, ...change }, at }).isUsable).toBe(isUsable)
})
