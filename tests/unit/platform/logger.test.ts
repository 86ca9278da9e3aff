import { describe, expect, test } from '@jest/globals'
import { Writable } from 'node:stream'
import { createLogger } from '../../../src/platform/logger.ts'

const needle = 'n33dle-that-must-not-come-out'

const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  let output = ''
  const sink = new Writable({ write: (chunk, _encoding, done) => ((output += chunk), done()) })
  write(createLogger('trace', sink))
  expect(output).not.toBe('')
  return output
}

describe('logger', () => {
  test.each([
    ['password', { password: needle }],
    ['camel case', { user: { newPassword: needle } }],
    ['authorization header', { req: { headers: { authorization: `Bearer ${needle}` } } }],
    ['cookie headers', { headers: { Cookie: `payload-token=${needle}`, 'set-cookie': [needle] } }],
    ['Headers object', { headers: new Headers({ 'X-Api-Key': needle }) }],
    ['tokens', { accessToken: needle, refresh_token: needle, callbackTokenHash: needle }],
    ['gateway credentials', { account: { clientSecret: needle, credentials: { id: needle } } }],
    ['phone numbers of a callback', { body: { MSISDN: needle, payerPhone: needle, CustomerMobile: needle } }],
    ['codes', { otp: needle, pin: needle, recoveryCodes: [needle] }],
    ['inside arrays', { list: [[{ token: needle }]] }],
    ['inside a map', { map: new Map([['secret', needle]]) }],
    ['a URL object', { url: new URL(`https://user:${needle}@example.com/`) }],
    ['connection string in text', { note: `postgresql://freehold:${needle}@db:5432/x` }],
    ['query string', { url: `/x?token=${needle}&a=1` }],
    ['JSON in text', { raw: JSON.stringify({ deep: { password: `two ${needle}` } }) }],
    ['JSON in JSON', { raw: JSON.stringify({ body: JSON.stringify({ api_key: needle }) }) }],
    ['callback path', { path: `/api/v1/paymentcallback/${needle}` }],
    ['error message', { err: new Error(`bad token=${needle}`) }],
    ['error cause', { err: new Error('outer', { cause: Object.assign(new Error('inner'), { secret: needle }) }) }],
    ['binary', { body: Buffer.from(needle) }],
  ])('hides %s', (_name, fields) => {
    expect(logged((logger) => logger.info(fields, 'message'))).not.toContain(needle)
  })

  test('hides secrets in messages, arguments, lone errors and bindings of children', () => {
    const output = logged((logger) => {
      logger.info(`Authorization: Bearer ${needle}`)
      logger.info('connecting to %s with %o', `redis://:${needle}@cache`, { password: needle })
      logger.error(new Error(`password: ${needle}`))
      logger.child({ token: needle }).child({ cookie: needle }).info('child')
      logger.info({ msg: `secret=${needle}` })
    })
    expect(output).not.toContain(needle)
  })

  test('keeps what is harmless', () => {
    const line = logged((logger) =>
      logger.warn(
        { requestId: 'r1', status: 409, code: 'CONFLICT', amountMinor: 3079957n },
        'Unit A-1 is let: see INV-2026-00001',
      ),
    )
    expect(JSON.parse(line)).toMatchObject({
      level: 'warn',
      requestId: 'r1',
      status: 409,
      code: 'CONFLICT',
      amountMinor: '3079957',
      msg: 'Unit A-1 is let: see INV-2026-00001',
    })
  })

  test('keeps type, message and stack of an error', () => {
    const line = JSON.parse(logged((logger) => logger.error({ err: new TypeError('no such unit') }, 'failed')))
    expect(line.err).toMatchObject({
      type: 'TypeError',
      message: 'no such unit',
      stack: expect.stringContaining('logger.test'),
    })
  })

  test('survives loops', () => {
    const loop: Record<string, unknown> = { name: 'loop' }
    loop.self = loop
    expect(logged((logger) => logger.info({ loop }))).toContain('[circular]')
  })
})
