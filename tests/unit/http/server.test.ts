import { Agent, request as httpRequest } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterEach, describe, expect, test } from '@jest/globals'

import { readBytes } from '../../../src/http/read-body.ts'
import { portOf, send, sendRaw, start, stop } from './web-fixture.ts'

afterEach(stop)

describe('the way of a request', () => {
  test('the API gets method, path, headers and a streaming body', async () => {
    let seen: { url: string; method: string; type: string | null; body: string } | undefined
    await start({
      handleApi: async (request) => {
        seen = {
          url: request.url,
          method: request.method,
          type: request.headers.get('content-type'),
          body: await request.text(),
        }
        return Response.json({ ok: true })
      },
    })
    const { status, headers, text } = await send('/api/v1/notes?limit=1', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: 'hello',
    })
    expect({ status, text, length: headers['content-length'] }).toEqual({
      status: 200,
      text: '{"ok":true}',
      length: '11',
    })
    expect(seen).toEqual({
      url: 'https://freehold.test/api/v1/notes?limit=1',
      method: 'POST',
      type: 'text/plain',
      body: 'hello',
    })
  })

  test('a host in the request line or in the path is not believed', async () => {
    const urls: string[] = []
    await start({ handleApi: (request) => Promise.resolve(urls.push(request.url)).then(() => Response.json({})) })
    await sendRaw('GET http://evil.test/api/v1/a HTTP/1.1\r\nhost: evil.test\r\nconnection: close\r\n\r\n')
    const slashes = await send('//evil.test/api/v1/b')
    expect(urls).toEqual(['https://freehold.test/api/v1/a'])
    expect(slashes.status).toBe(404)
  })

  test('several cookies stay several', async () => {
    const headers = new Headers([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
    await start({ handleApi: () => Promise.resolve(new Response('{}', { headers })) })
    expect((await send('/api/v1/x')).headers['set-cookie']).toEqual(['a=1', 'b=2'])
  })

  test.each([
    ['/', 404],
    ['/admin', 404],
    ['/api/v2/x', 404],
    ['/api/v1/../../admin', 404],
  ])('%s without the panel answers %i', async (path, status) => {
    await start()
    expect((await send(path)).status).toBe(status)
  })

  test('TRACE is refused, text that is not HTTP answered, too many headers too', async () => {
    await start()
    expect((await send('/api/v1/x', { method: 'TRACE' })).status).toBe(405)
    expect(await sendRaw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
    expect(await sendRaw(`GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /)
  })

  test('an error in the handler answers 500 without its message', async () => {
    await start({ handleApi: () => Promise.reject(new Error('secret')) })
    const { status, text } = await send('/api/v1/x')
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
  })
})

describe('bodies', () => {
  test('a body above the cap is answered, not cut off', async () => {
    await start({
      handleApi: (request) =>
        readBytes(request, 1_000).then(
          () => Response.json({}),
          () => Response.json({}, { status: 413 }),
        ),
    })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const big = Buffer.alloc(2 * 1024 * 1024)
    expect((await send('/api/v1/x', { method: 'POST', body: big, agent })).status).toBe(413)
    expect(
      (await send('/api/v1/x', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body: big, agent }))
        .status,
    ).toBe(413)
    expect((await send('/api/v1/x', { method: 'POST', body: 'small', agent })).status).toBe(200)
    agent.destroy()
  })

  test('a client that goes away aborts the request', async () => {
    const aborted = new Promise<boolean>((resolve) => {
      void start({
        handleApi: async (request) => {
          request.signal.addEventListener('abort', () => resolve(true))
          await sleep(5_000, undefined, { signal: request.signal }).catch(() => undefined)
          return Response.json({})
        },
      }).then(() => {
        const req = httpRequest({ host: '127.0.0.1', port: portOf(), path: '/api/v1/slow', agent: false })
        req.on('error', () => undefined)
        req.end()
        setTimeout(() => req.destroy(), 100)
      })
    })
    expect(await aborted).toBe(true)
  })

  test('a stream is read no faster than its client, and ended with it', async () => {
    let produced = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        produced += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
      },
      cancel: () => void (isCancelled = true),
    })
    await start({
      handleApi: () =>
        Promise.resolve(new Response(endless, { headers: { 'content-type': 'application/octet-stream' } })),
    })
    const req = httpRequest({ host: '127.0.0.1', port: portOf(), path: '/api/v1/file', agent: false }, (res) =>
      res.pause(),
    )
    req.on('error', () => undefined)
    req.end()
    await sleep(400)
    const before = produced
    await sleep(300)
    expect(produced).toBe(before)
    req.destroy()
    await sleep(200)
    expect(isCancelled).toBe(true)
  })
})

describe('health', () => {
  test('readiness follows its checks and hides their errors', async () => {
    let isUp = true
    await start({ checks: { database: () => (isUp ? Promise.resolve() : Promise.reject(new Error('password'))) } })
    expect((await send('/healthz')).status).toBe(200)
    expect(await send('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready","checks":{"database":"ok"}}' })
    isUp = false
    await sleep(600)
    expect(await send('/readyz')).toMatchObject({
      status: 503,
      text: '{"status":"not ready","checks":{"database":"failed"}}',
    })
  })

  test('metrics need their token', async () => {
    await start({ metricsToken: 'a-long-token', gauges: () => ({ freehold_sockets: 3 }) })
    await send('/api/v1/x')
    expect((await send('/metrics')).status).toBe(401)
    const { text } = await send('/metrics', { headers: { authorization: 'Bearer a-long-token' } })
    expect(text).toContain('freehold_http_request_duration_seconds_count{route="api",method="GET",status="2xx"} 1')
    expect(text).toContain('freehold_sockets 3')
  })

  test('without a token there are no metrics', async () => {
    await start()
    expect((await send('/metrics')).status).toBe(404)
  })
})

describe('drain', () => {
  test('what runs finishes, what waits closes, nothing new gets in', async () => {
    const server = await start({ handleApi: () => sleep(400).then(() => Response.json({ done: true })) })
    const agent = new Agent({ keepAlive: true })
    await send('/healthz', { agent })
    const running = send('/api/v1/slow', { agent })
    await sleep(100)
    const drained = server.drain()
    await expect(send('/healthz')).rejects.toThrow()
    expect(await running).toMatchObject({ status: 200, text: '{"done":true}', headers: { connection: 'close' } })
    const before = Date.now()
    await drained
    expect(Date.now() - before).toBeLessThan(1_000)
    agent.destroy()
  })

  test('a connection that became a socket of the pages is closed', async () => {
    const upgrade = (_req: unknown, socket: { write: (text: string) => void }): void =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')
    const server = await start({ pages: { handle: () => Promise.resolve(), upgrade, close: () => Promise.resolve() } })
    const open = sendRaw('GET /_next/webpack-hmr HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n')
    await sleep(100)
    const before = Date.now()
    await server.drain()
    expect(Date.now() - before).toBeLessThan(1_000)
    expect(await open).toContain('101 Switching')
  })

  test('what does not finish is cut off at the limit', async () => {
    const server = await start({ drainMs: 300, handleApi: () => new Promise(() => undefined) })
    const running = send('/api/v1/never').catch(() => 'cut off')
    await sleep(50)
    await server.drain()
    expect(await running).toBe('cut off')
  })
})
