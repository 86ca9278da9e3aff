import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import * as statements from './statements.ts'
import { verifyToken } from './verify-token.ts'

/**
 * What nothing on Node can beat by much: `node:http` and `pg`, one prepared statement per request that checks the
 * session and the permission and answers in JSON. It writes the same rows as the product, as durably.
 */
const { DATABASE_URL: connectionString, TOKEN_KEY: tokenKey = '' } = process.env
const pool = new pg.Pool({ connectionString, max: 20 })

type Account = { id: string; company_id: string }
type Reply = { status: number; body: string }

const accounts = new Map<string, Account>()

const answer = async (req: IncomingMessage): Promise<Reply> => {
  const path = req.url?.split('?')[0] ?? ''
  const token = /^\/api\/v1\/paymentcallback\/([\w-]+)$/.exec(path)?.[1]
  if (token) return acceptCallback(token, await bodyOf(req), req)
  const claims = verifyToken(req.headers.authorization, tokenKey)
  if (!claims) return { status: 401, body: '{}' }
  if (path === '/api/v1/users/me') return { status: 200, body: JSON.stringify({ user: { id: claims.sub } }) }
  const user = [claims.sub, claims.sid]
  if (req.method === 'POST') return found(await run(statements.createPerson, [...user, await bodyOf(req)]), 201)
  if (path === '/api/v1/projects/near') return found(await run(statements.nearProjects, [...user, ...placeOf(req)]))
  if (path === '/api/v1/people/search') return found(await run(statements.searchPeople, [...user, wordOf(req)]))
  const part = /^\/api\/v1\/projects\/([0-9a-f-]{36})\/(structure|availability)$/.exec(path)
  if (part)
    return found(await run(part[2] === 'structure' ? statements.readTree : statements.readMatrix, [...user, part[1]]))
  if (path === '/api/v1/invoices') return found(await run(statements.listInvoices, user))
  return found(await run(statements.readInvoice, [...user, path.slice('/api/v1/invoices/'.length)]))
}

const wordOf = ({ url = '' }: IncomingMessage): string => `%${new URLSearchParams(url.split('?')[1]).get('q') ?? ''}%`

/** Latitude, longitude and radius. */
const placeOf = ({ url = '' }: IncomingMessage): (string | null)[] => {
  const query = new URLSearchParams(url.split('?')[1])
  return ['lat', 'lng', 'radius'].map((name) => query.get(name))
}

const acceptCallback = async (token: string, body: string, req: IncomingMessage): Promise<Reply> => {
  const account = accounts.get(token) ?? (await findAccount(token))
  if (!account) return { status: 404, body: '{}' }
  const event = JSON.parse(body) as Record<string, string>
  const key = `${event.CheckoutRequestID}:${event.ResultCode}:${event.TransactionCode}`
  const { company_id: company, id } = account
  await pool.query({
    ...statements.acceptCallback,
    values: [company, id, key, body, JSON.stringify(req.headers), req.socket.remoteAddress],
  })
  return { status: 200, body: '{"message":"Payment callback received"}' }
}

const findAccount = async (token: string): Promise<Account | undefined> => {
  const hash = createHash('sha256').update(token).digest('hex')
  const { rows } = await pool.query<Account>({ ...statements.accountOfToken, values: [hash] })
  if (rows[0]) accounts.set(token, rows[0])
  return rows[0]
}

const run = async (statement: { name: string; text: string }, values: unknown[]): Promise<string | undefined> =>
  (await pool.query<{ body: string }>({ ...statement, values })).rows[0]?.body

const found = (body: string | undefined, status = 200): Reply => (body ? { status, body } : { status: 404, body: '{}' })

const bodyOf = async (req: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const server = createServer((req, res) => {
  answer(req)
    .catch((error: unknown): Reply => ({ status: 500, body: String(error) }))
    .then(({ status, body }) => {
      res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      res.end(body)
    })
    .catch((error: unknown) => res.destroy(error instanceof Error ? error : undefined))
})
server.keepAliveTimeout = 65_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('SIGTERM', () => process.exit(0))
