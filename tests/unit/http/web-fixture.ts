import { request as httpRequest, type Agent, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'

import { createWebServer, type WebServer, type WebServerArgs } from '../../../src/http/create-server.ts'

let web: WebServer | undefined
let port = 0

export const start = async (args: Partial<WebServerArgs> = {}): Promise<WebServer> => {
  web = createWebServer({
    publicUrl: 'https://freehold.test',
    handleApi: () => Promise.resolve(Response.json({ ok: true })),
    drainMs: 1_500,
    ...args,
  })
  port = await web.listen({ port: 0, host: '127.0.0.1' })
  return web
}

/** Ends the server of the test. */
export const stop = async (): Promise<void> => {
  await web?.drain()
  web = undefined
}

export const portOf = (): number => port

export type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer; agent?: Agent }
export type Received = { status: number; headers: IncomingHttpHeaders; text: string }

export const send = (path: string, { method = 'GET', headers, body, agent }: Sent = {}): Promise<Received> =>
  new Promise((resolve, reject) => {
    const req = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: agent ?? false }, (res) => {
      let text = ''
      res.on('data', (chunk) => (text += chunk))
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }))
      res.on('error', reject)
    })
    req.on('error', reject)
    req.end(body)
  })

export const sendRaw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += chunk))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
