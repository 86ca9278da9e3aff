import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type ReceivedCallback = { path: string; body: string; at: number }

/** A web server that takes callbacks and remembers them; `statuses` are its first answers, 200 after that. */
export const startCallbackReceiver = async ({ statuses = [] }: { statuses?: number[] } = {}) => {
  const received: ReceivedCallback[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      received.push({ path: request.url ?? '', body, at: Date.now() })
      response.writeHead(statuses.shift() ?? 200).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/paymentcallback/token`,
    received,
    /** Waits until so many callbacks have come. */
    async count(wanted: number): Promise<void> {
      const end = Date.now() + 5_000
      while (received.length < wanted) {
        if (Date.now() > end) throw new Error(`Waited for ${wanted} callbacks, got ${received.length}.`)
        await sleep(5)
      }
    },
    async close(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
