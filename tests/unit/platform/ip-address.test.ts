import { describe, expect, test } from '@jest/globals'
import {
  callerNetwork,
  contains,
  isInternal,
  networkText,
  overlap,
  parseAddress,
  parseNetwork,
} from '../../../src/platform/ip-address.ts'

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['1', undefined],
  ['0x7f.0.0.1', undefined],
  ['0177.0.0.1', undefined],
  ['2130706433', undefined],
  ['192.0.2', undefined],
  ['192.0.2.256', undefined],
  ['192.0.2.7, 10.0.0.1', undefined],
  ['unknown', undefined],
  ['', undefined],
])('%s is the address %s', (text, address) => {
  expect(parseAddress(text)?.toString()).toBe(address)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7/24', '192.0.2.0/24'],
  ['192.0.2.7/32', '192.0.2.7'],
  ['192.0.2.130/25', '192.0.2.128/25'],
  ['::ffff:192.0.2.0/120', '192.0.2.0/24'],
  ['2001:db8:1:2:3::4/48', '2001:db8:1::/48'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['192.0.2.0/33', undefined],
  ['192.0.2.0/-1', undefined],
  ['192.0.2.0/8/8', undefined],
  ['192.0.2.0/ 8', undefined],
  ['::ffff:192.0.2.0/24', undefined],
  ['all', undefined],
])('%s is the network %s', (text, network) => {
  const parsed = parseNetwork(text)
  expect(parsed && networkText(parsed)).toBe(network)
})

const network = (text: string) => parseNetwork(text)!
const address = (text: string) => parseAddress(text)!

test('an address is inside its network, in any writing of it', () => {
  expect(contains(network('192.0.2.0/24'), address('::ffff:192.0.2.200'))).toBe(true)
  expect(contains(network('192.0.2.0/24'), address('192.0.3.1'))).toBe(false)
  expect(contains(network('2001:db8::/32'), address('2001:db8:ffff::1'))).toBe(true)
  expect(contains(network('2001:db8::/32'), address('32.1.13.184'))).toBe(false)
  expect(overlap(network('192.0.2.0/24'), network('192.0.2.128/25'))).toBe(true)
  expect(overlap(network('192.0.2.128/25'), network('192.0.0.0/16'))).toBe(true)
  expect(overlap(network('192.0.2.0/25'), network('192.0.2.128/25'))).toBe(false)
})

test('a household of IPv6 is one caller', () => {
  expect(callerNetwork('2001:db8:1:2:a:b:c:d')).toBe('2001:db8:1:2::/64')
  expect(callerNetwork('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(callerNetwork('nonsense')).toBe('nonsense')
})

describe('internal', () => {
  test.each([
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.1.1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '',
    '100.64.0.1',
  ])('%s', (ip) => expect(isInternal(ip)).toBe(true))
  test.each(['41.90.1.1', '8.8.8.8', '2a00:1450:4009::1', '::ffff:41.90.1.1'])('%s is not', (ip) =>
    expect(isInternal(ip)).toBe(false),
  )
})
