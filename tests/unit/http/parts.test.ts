import { describe, expect, test } from '@jest/globals'

import { describeError } from '../../../src/http/describe-error.ts'
import { matchPath } from '../../../src/http/match-path.ts'
import { loggablePath, routeClassOf } from '../../../src/http/route-class.ts'
import { authKey, isAuthPath } from '../../../src/http/rate-limits.ts'
import { isAllowedHandshake } from '../../../src/realtime/allow-origin.ts'
import { encodeMessage } from '../../../src/realtime/publish.ts'

test.each([
  ['/a/:id', '/a/1', { id: '1' }],
  ['/a/:id', '/a/1/', { id: '1' }],
  ['/a/:id', '/a', undefined],
  ['/a/:id', '/a/1/b', undefined],
  ['/a/:id/b', '/a/x%20y/b', { id: 'x y' }],
  ['/:path*', '/a/b', { path: 'a/b' }],
  ['/', '/', {}],
])('%s matches %s', (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params)
})

test.each([
  ['/auth/login', true],
  ['/auth/LOGIN/', true],
  ['/auth/password/forgot', true],
  ['/auth/otp/verify', true],
  ['/auth/totp/confirm', true],
  ['/auth/invitations/accept', true],
  // An office renews its cookies behind one address, and nobody guesses 256 bits.
  ['/auth/refresh', false],
  ['/auth/me', false],
])('%s takes a secret: %s', (path, expected) => {
  expect(isAuthPath(path)).toBe(expected)
})

test('an account has one key however it is written', () => {
  expect(authKey(' Amina@Freehold.test', '192.0.2.1')).toBe(authKey('amina@freehold.test', '192.0.2.1'))
})

test('tokens in paths stay out of the log, ids do not', () => {
  const id = '0b0f9d0e-6c3b-4a7e-9c57-1f6c1a3f0c11'
  expect(loggablePath(`/api/v1/invoices/${id}`)).toBe(`/api/v1/invoices/${id}`)
  expect(loggablePath('/api/v1/paymentcallback/k3Vb9Qm2xT7wLp5Rz8Yd')).toBe('/api/v1/paymentcallback/:token')
  expect(routeClassOf('/api/v1/paymentcallback/x')).toBe('ingress')
})

describe('handshakes of sockets', () => {
  const allowed = ['https://freehold.test']
  test.each([
    ['our page with its cookie', { origin: 'https://freehold.test', cookie: 'freehold-access=x' }, true],
    ['a foreign page with the cookie', { origin: 'https://evil.test', cookie: 'a=b; freehold-access=x' }, false],
    ['a foreign page without a cookie', { origin: 'https://evil.test' }, true],
    ['a program', {}, true],
    ['a page of no origin with the cookie', { origin: 'null', cookie: 'freehold-access=x' }, false],
  ])('%s: %s', (_name, headers, expected) => {
    expect(isAllowedHandshake({ headers }, allowed)).toBe(expected)
  })
})

test('a notification fits into what PostgreSQL takes', () => {
  const text = encodeMessage({ event: 'job.progress', company: 'c', data: { text: 'é'.repeat(8_000) } })
  expect(JSON.parse(text)).toEqual({ event: 'job.progress', company: 'c', data: { isTruncated: true } })
})

test('nothing of an unplanned error is told', () => {
  const described = describeError(Object.assign(new Error('select * from users'), { status: 500, data: { secret: 1 } }))
  expect(described).toMatchObject({ status: 500, unexpected: true })
  expect(JSON.stringify(described)).not.toMatch(/select|secret/)
})

test('a full pool answers that the service is busy', () => {
  expect(describeError(new Error('timeout exceeded when trying to connect'))).toMatchObject({
    status: 503,
    unexpected: false,
  })
})
