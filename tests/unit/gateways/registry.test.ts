import { describe, expect, test } from '@jest/globals'

import { gatewayUrl } from '../../../src/gateways/http-client.ts'
import { gatewayBaseUrl, getGateway } from '../../../src/gateways/registry.ts'

describe('the gateway registry', () => {
  test('knows SasaPay, the same instance each time, and nothing else', () => {
    expect(getGateway('sasapay')).toBe(getGateway('sasapay'))
    for (const name of ['stripe', '', '__proto__', 'constructor']) expect(() => getGateway(name)).toThrow(RangeError)
  })

  test.each([
    [{ appEnv: 'demo', simulatorPort: 3901 }, 'http://127.0.0.1:3901'],
    [
      { appEnv: 'demo', simulatorPort: 3901, sasapayBaseUrl: 'https://sandbox.sasapay.app' },
      'https://sandbox.sasapay.app',
    ],
    [
      { appEnv: 'production', simulatorPort: 3901, sasapayBaseUrl: 'https://api.sasapay.app' },
      'https://api.sasapay.app',
    ],
  ])('sends %p to %p', (env, expected) => {
    expect(gatewayBaseUrl({ provider: 'sasapay', env })).toBe(expected)
  })

  test('refuses to simulate in production', () => {
    const env = { appEnv: 'production', simulatorPort: 3901 }
    expect(() => gatewayBaseUrl({ provider: 'sasapay', env })).toThrow('SASAPAY_BASE_URL')
  })
})

describe('a gateway address', () => {
  test('stays below its base', () => {
    expect(gatewayUrl({ baseUrl: 'https://api.example.com/pay/', path: '/v1/x/?a=1' }).href).toBe(
      'https://api.example.com/pay/v1/x/?a=1',
    )
  })

  test.each([
    ['https://api.example.com/pay', '/../admin'],
    ['https://api.example.com', 'v1'],
    ['https://api.example.com', '.evil.example'],
    ['https://api.example.com', '@evil.example'],
    ['file:///etc', '/passwd'],
    ['https://user:secret@api.example.com', '/v1'],
    ['https://api.example.com?x=1', '/v1'],
  ])('%p with %p is refused', (baseUrl, path) => {
    expect(() => gatewayUrl({ baseUrl, path })).toThrow(RangeError)
  })
})
