import { afterEach, describe, expect, test } from '@jest/globals'

import { callGateway } from '../../../src/gateways/http-client.ts'
import { fakeGateway, json, stopFakeGateways } from '../../helpers/fake-gateway.ts'

afterEach(stopFakeGateways)

describe('the gateway client', () => {
  test('repeats a GET that met a 503, never a POST', async () => {
    const { ctx, seen } = await fakeGateway({ other: json(503, {}) })
    for (const method of ['GET', 'POST'] as const) await callGateway({ baseUrl: ctx.baseUrl, path: '/x', method })
    expect(seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST'])
  })

  test('gives up a slow answer after its own time', async () => {
    const { ctx } = await fakeGateway({ other: (response) => response.writeHead(200).write('{') })
    const started = Date.now()
    const answer = await callGateway({ baseUrl: ctx.baseUrl, path: '/x', method: 'GET', timeoutMs: 150 })
    expect(answer).toEqual({ kind: 'timeout' })
    expect(Date.now() - started).toBeLessThan(2_000)
  })

  test('says when nobody listens', async () => {
    const answer = await callGateway({ baseUrl: 'http://127.0.0.1:1', path: '/x', method: 'POST' })
    expect(answer.kind).toBe('unreachable')
  })
})
