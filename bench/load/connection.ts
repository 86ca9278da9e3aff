import { Agent, request } from 'node:http'

export type Call = { method: 'GET' | 'POST'; path: string; body?: string; headers?: Record<string, string> }
export type Answer = { status: number; body: string }

export type Connection = {
  send: (call: Call) => Promise<Answer>
  close: () => void
}

/** One keep-alive connection, one request at a time: what a client of the API holds. */
export const openConnection = ({ port }: { port: number }): Connection => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, noDelay: true })
  return { send: (call) => exchange({ agent, port, call }), close: () => agent.destroy() }
}

const timeoutMs = 60_000

const exchange = ({ agent, port, call }: { agent: Agent; port: number; call: Call }): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, path, body, headers } = call
    const length =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const outgoing = request(
      { agent, host: '127.0.0.1', port, method, path, headers: { ...length, ...headers } },
      (incoming) => {
        const parts: Buffer[] = []
        incoming.on('data', (part: Buffer) => parts.push(part))
        incoming.on('error', reject)
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
      },
    )
    outgoing.setTimeout(timeoutMs, () =>
      outgoing.destroy(new Error(`No answer to ${method} ${path} in ${timeoutMs / 1000} s`)),
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
