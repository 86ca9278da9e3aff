import { afterEach, describe, expect, test } from '@jest/globals'

import type { WebServerArgs } from '../../../src/http/create-server.ts'
import type { PageHandler } from '../../../src/http/next-pages.ts'
import { send, start, stop } from './web-fixture.ts'

afterEach(stop)

describe('headers', () => {
  test('headers that protect are on every answer', async () => {
    await start()
    for (const path of ['/api/v1/x', '/healthz', '/nowhere', '/api/v1/graphql']) {
      expect((await send(path)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-request-id': expect.any(String),
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
        'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      })
    }
  })

  test('HSTS on https only', async () => {
    const hsts = async (args: Partial<WebServerArgs>, headers?: Record<string, string>): Promise<unknown> => {
      await start(args)
      const { headers: sent } = await send('/api/v1/x', { headers })
      await stop()
      return sent['strict-transport-security']
    }
    const forwarded = { 'x-forwarded-proto': 'https' }
    const plain = { publicUrl: 'http://freehold.test' }
    expect(await hsts({})).toBeTruthy()
    expect(await hsts(plain)).toBeUndefined()
    expect(await hsts(plain, forwarded)).toBeUndefined()
    expect(await hsts({ ...plain, trustedProxies: ['127.0.0.1'] }, forwarded)).toBeTruthy()
  })
})

describe('the policy of pages', () => {
  const pages = (seen: string[]): PageHandler => ({
    handle: (req, res) => {
      seen.push(String(req.headers['content-security-policy']))
      res.end('page')
      return Promise.resolve()
    },
    upgrade: () => undefined,
    close: () => Promise.resolve(),
  })

  test('Next is given the nonce of the answer, a fresh one each time, whatever the client says', async () => {
    const seen: string[] = []
    await start({ pages: pages(seen) })
    const forged = { 'content-security-policy': "script-src 'nonce-Zm9yZ2Vk'" }
    const answers = [await send('/admin'), await send('/admin', { headers: forged })]
    expect(answers.map(({ headers }) => headers['content-security-policy'])).toEqual(seen)
    const nonces = seen.map((policy) => /'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(nonces).not.toContain('Zm9yZ2Vk')
  })

  test('nothing runs, frames or posts elsewhere', async () => {
    const seen: string[] = []
    await start({ pages: pages(seen) })
    await send('/admin')
    const [policy = ''] = seen
    const script = /script-src ([^;]*)/.exec(policy)?.[1]
    expect(script).not.toMatch(/unsafe|https?:|\*/)
    for (const part of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
      "connect-src 'self' wss://freehold.test",
      'upgrade-insecure-requests',
    ])
      expect(policy.split('; ')).toContain(part)
  })

  test('what is no page of the panel does not reach Next', async () => {
    const seen: string[] = []
    await start({ pages: pages(seen) })
    for (const path of ['/adminx', '/.env', '/en/admin']) expect((await send(path)).status).toBe(404)
    expect(seen).toEqual([])
  })

  test('the icon that browsers ask for by themselves is there', async () => {
    const seen: string[] = []
    await start({ pages: pages(seen) })
    const answer = await send('/favicon.ico')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('image/svg+xml')
    expect(answer.text).toContain('<svg')
    expect(seen).toEqual([])
  })
})

describe('proxies', () => {
  const ipOf = async (trustedProxies: string[], forwarded: string): Promise<string> => {
    let ip = ''
    await start({
      trustedProxies,
      handleApi: (_request, context) => Promise.resolve((ip = context.ip)).then(() => Response.json({})),
    })
    await send('/api/v1/x', { headers: { 'x-forwarded-for': forwarded } })
    return ip
  }
  test.each([
    ['nobody is trusted', [], '198.51.100.1', '127.0.0.1'],
    ['one proxy', ['127.0.0.1'], '198.51.100.1', '198.51.100.1'],
    ['a client that forges the first hop', ['127.0.0.0/8'], '10.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['two proxies', ['127.0.0.1', '10.0.0.0/8'], '198.51.100.1, 10.1.1.1', '198.51.100.1'],
    ['IPv6', ['127.0.0.1'], '[2001:db8::1]:443', '2001:db8::1'],
    ['nonsense', ['127.0.0.1'], 'nonsense', '127.0.0.1'],
    ['IPv4 mapped into IPv6', ['127.0.0.1'], '::ffff:198.51.100.1', '198.51.100.1'],
    ['a proxy that is trusted in mapped writing', ['::ffff:127.0.0.1'], '198.51.100.1', '198.51.100.1'],
    ['loopback in octal', ['127.0.0.1'], '0177.0.0.1', '127.0.0.1'],
    ['one number', ['127.0.0.1'], '16909060', '127.0.0.1'],
    ['an address and a port', ['127.0.0.1'], '198.51.100.1:4711', '198.51.100.1'],
    ['nonsense behind a client', ['127.0.0.1'], '198.51.100.1, _hidden', '127.0.0.1'],
    ['an empty list', ['127.0.0.1'], ' , ,', '127.0.0.1'],
  ])('%s', async (_name, trusted, forwarded, ip) => {
    expect(await ipOf(trusted, forwarded)).toBe(ip)
  })
})

test.each(['x-real-ip', 'forwarded', 'client-ip', 'true-client-ip', 'cf-connecting-ip', 'x-freehold-client-ip'])(
  '%s says nothing about who calls',
  async (name) => {
    let seen = ''
    await start({
      trustedProxies: ['127.0.0.1'],
      handleApi: (_request, { ip }) => Promise.resolve((seen = ip)).then(() => Response.json({})),
    })
    await send('/api/v1/x', { headers: { [name]: name === 'forwarded' ? 'for=10.0.0.1' : '10.0.0.1' } })
    expect(seen).toBe('127.0.0.1')
  },
)
