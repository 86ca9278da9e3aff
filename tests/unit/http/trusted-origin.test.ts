import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isTrustedCookieRequest, methodHeader } from '../../../src/access/trusted-origin.ts'

const own = 'https://freehold.test'
const before = process.env.PUBLIC_URL

beforeAll(() => void (process.env.PUBLIC_URL = own))
afterAll(() => {
  if (before === undefined) delete process.env.PUBLIC_URL
  else process.env.PUBLIC_URL = before
})

const followed = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }

describe('whether a cookie counts', () => {
  test.each<[string, string, Record<string, string>, boolean]>([
    ['our page changes something', 'POST', { origin: own, 'sec-fetch-site': 'same-origin' }, true],
    ['our page, from a browser without Sec-Fetch', 'DELETE', { origin: own }, true],
    ['our page, without Origin', 'POST', { 'sec-fetch-site': 'same-origin' }, true],
    ['our page reads', 'GET', { 'sec-fetch-site': 'same-origin' }, true],
    ['an address that was typed', 'GET', { 'sec-fetch-site': 'none' }, true],
    ['a link in a mail', 'GET', followed, true],
    ['a program that reads', 'GET', {}, true],
    ['a program that changes', 'POST', {}, false],
    ['another site posts', 'POST', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }, false],
    ['a form of another site', 'POST', { ...followed, origin: 'https://evil.test' }, false],
    ['a form that hides its origin', 'POST', { ...followed, origin: 'null' }, false],
    ['a form without an origin', 'POST', followed, false],
    ['another site reads', 'GET', { origin: 'https://evil.test' }, false],
    ['an image of another site', 'GET', { ...followed, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }, false],
    ['a frame of another site', 'GET', { ...followed, 'sec-fetch-dest': 'iframe' }, false],
    ['a neighbour below our domain', 'GET', { 'sec-fetch-site': 'same-site' }, false],
    ['a neighbour that posts', 'POST', { 'sec-fetch-site': 'same-site' }, false],
    ['a host that begins like ours', 'POST', { origin: 'https://freehold.test.evil.test' }, false],
    ['our host without TLS', 'POST', { origin: 'http://freehold.test' }, false],
    ['our host on another port', 'POST', { origin: 'https://freehold.test:8443' }, false],
    ['two origins', 'POST', { origin: `${own}, https://evil.test` }, false],
    ['an empty origin', 'POST', { origin: '', 'sec-fetch-site': 'same-origin' }, false],
  ])('%s (%s)', (_name, method, headers, expected) => {
    expect(isTrustedCookieRequest(new Headers(headers), method)).toBe(expected)
    expect(isTrustedCookieRequest(new Headers({ ...headers, [methodHeader]: method }))).toBe(expected)
  })

  test('a request whose method is not known changes something', () => {
    expect(isTrustedCookieRequest(new Headers({ 'sec-fetch-site': 'none' }))).toBe(false)
    expect(isTrustedCookieRequest(new Headers({ origin: own }))).toBe(true)
  })
})
