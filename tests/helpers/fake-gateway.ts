import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { gatewayContext } from './gateway-context.ts'

export type Seen = { method: string; url: string; authorization?: string; body: string }
export type Answer = (response: ServerResponse, seen: Seen) => void

const cleanups: (() => Promise<void>)[] = []

/** Stops every fake gateway; call it after each test. */
export const stopFakeGateways = async (): Promise<void> => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
}

export const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

export const goodToken = json(200, { status: true, access_token: 'token-1', expires_in: 3600 })

/** A gateway that answers the token call and every other call as told, and remembers what it was sent. */
export const fakeGateway = async ({
  token = goodToken,
  other = json(200, {}),
}: { token?: Answer; other?: Answer } = {}) => {
  const seen: Seen[] = []
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { method = '', url = '', headers } = request
    const call = { method, url, authorization: headers.authorization, body }
    seen.push(call)
    ;(url.includes('/auth/token/') ? token : other)(response, call)
  }
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  })
  const ctx = gatewayContext({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  return { ctx, seen, tokenCalls: () => seen.filter(({ url }) => url.includes('/auth/token/')).length }
}

/** SasaPay's answer to a charge that it takes. */
export const accepted = { status: true, ResponseCode: '0', CheckoutRequestID: 'CR-1', MerchantRequestID: 'MR-1' }
