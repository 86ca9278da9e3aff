import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { permissionCodes } from '../../../src/access/permissions.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { openSession } from '../../../src/services/auth/sessions.ts'
import { grantSupport } from '../../../src/services/platform/grant-support.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeOperator, makePortal, makeStaff, tokenOf } from '../rows/people.ts'
import type { Ids } from './ids.ts'
import type { Part, Side } from './side.ts'

/** Somebody who must see nothing of the hidden rows of company A. */
export type Actor = {
  name: ActorName
  token?: string
  headers?: Record<string, string>
  /** A new log-in of the same user, for requests that end it; an API key has none. */
  again: () => Promise<string | undefined>
  /** Every trick is tried; the others get the plain requests. */
  isThorough: boolean
  /** He belongs to company A and may know that it is there, but not the hidden rows in it. */
  isInside: boolean
  /** the rows that he fills his requests with */
  own: Ids
}

export const outsiders = [
  'administrator of B',
  'property manager of B',
  'viewer of B',
  'staff of B without a permission',
  'owner of B',
  'tenant of B',
  'agent of B',
  'API key of B',
  'suspended staff of A',
  'former staff of A',
  'user without a company',
  'platform operator',
  'operator with leave for B',
  'anonymous',
] as const

export const insiders = [
  'staff of A limited to another project',
  'owner in A of another unit',
  'tenant in A of another unit',
  'agent in A',
  'staff of A without the second factor',
  'member of A and B who works in B',
] as const

export type ActorName = (typeof outsiders)[number] | (typeof insiders)[number]

/** Who tries every trick. */
export const thorough: readonly ActorName[] = [
  'administrator of B',
  'staff of A limited to another project',
  'tenant in A of another unit',
]

type Parties = { app: TestApp; a: Side; b: Side; partOfA: Part; partOfB: Part; ownInA: Ids }

export const makeActors = async (parties: Parties): Promise<Record<ActorName, Actor>> => {
  const { app, a, b, partOfA, partOfB, ownInA } = parties
  const { payload } = app
  const staff = (email: string, company: string, role?: string, projects?: string[]) =>
    makeStaff(payload, { company, email: `${email}@else.test`, role: role ?? '', projects })
  const party = (email: string, person: string) => makePortal(payload, person, `${email}@else.test`)
  const agent = async (company: string) => (await readQuery<{ id: string }>(payload, AGENT, [company]))[0]?.id ?? ''

  const users: Record<Exclude<ActorName, 'anonymous' | 'API key of B'>, string> = {
    'administrator of B': b.users.administrator ?? '',
    'property manager of B': b.users['property-manager'] ?? '',
    'viewer of B': b.users.viewer ?? '',
    'staff of B without a permission': await staff('idle', b.company, await emptyRole(payload, b.company)),
    'owner of B': await party('owner-b', partOfB.owner),
    'tenant of B': await party('tenant-b', partOfB.tenant),
    'agent of B': await party('agent-b', await agent(b.company)),
    'suspended staff of A': await staff('suspended', a.company, a.roles.administrator),
    'former staff of A': await staff('former', a.company, a.roles.administrator),
    'user without a company': await party('nobody', randomUUID()),
    'platform operator': await makeOperator(payload, 'operator@else.test'),
    'operator with leave for B': await makeOperator(payload, 'helper@else.test'),
    'staff of A limited to another project': await staff('limited', a.company, a.roles['property-manager'], [
      partOfA.project,
    ]),
    'owner in A of another unit': await party('owner-a', partOfA.owner),
    'tenant in A of another unit': await party('tenant-a', partOfA.tenant),
    'agent in A': await party('agent-a', await agent(a.company)),
    'staff of A without the second factor': await staff('half', a.company, a.roles.administrator),
    'member of A and B who works in B': await staff('both', a.company, a.roles.administrator),
  }
  await staff('both', b.company, b.roles.viewer)
  await end(payload, users['suspended staff of A'], 'suspended')
  await end(payload, users['former staff of A'], 'left')
  const leave = { company: b.company, operator: 'helper@else.test', hours: 1, reason: 'A test' }
  await grantSupport({ req: await createReq(payload), ...leave })

  const logIn = (name: ActorName): Promise<string> => {
    const user = users[name as keyof typeof users]
    return name === 'staff of A without the second factor' ? tokenWithoutFactor(payload, user) : tokenOf(payload, user)
  }
  const actor = async (name: ActorName): Promise<Actor> => {
    const again = name in users ? () => logIn(name) : () => Promise.resolve(undefined)
    const isInside = (insiders as readonly string[]).includes(name)
    return {
      name,
      again,
      isInside,
      token:
        name === 'API key of B'
          ? await apiKey(app, await tokenOf(payload, b.users.administrator ?? ''))
          : await again(),
      isThorough: thorough.includes(name),
      own: isInside && name !== 'member of A and B who works in B' ? ownInA : b.ids,
      ...(name === 'member of A and B who works in B' && { headers: { 'x-company': b.company } }),
    }
  }
  const made = await Promise.all([...outsiders, ...insiders].map(async (name) => [name, await actor(name)] as const))
  return Object.fromEntries(made) as Record<ActorName, Actor>
}

const AGENT = `
  insert into people (company_id, name, kind, is_agent, verification, created_at, updated_at)
  values ($1, 'Agent', 'individual', true, 'verified', now(), now()) returning id`

const emptyRole = async (payload: Payload, company: string): Promise<string> => {
  const data = { company, key: 'idle', name: 'Idle', permissions: [] }
  return (await payload.create({ collection: 'roles', data, overrideAccess: true, req: await createReq(payload) })).id
}

const end = async (payload: Payload, user: string, status: 'suspended' | 'left'): Promise<void> => {
  const req = await createReq(payload)
  const where = { user: { equals: user } }
  await payload.update({ collection: 'staff', where, data: { status }, overrideAccess: true, req })
}

const apiKey = async ({ api }: TestApp, token: string): Promise<string> => {
  const body = { name: 'All of it', permissions: permissionCodes }
  const made = await api<{ key?: string }>('POST', '/api-keys/create', { token, body })
  if (!made.body.key) throw new Error(`The API key answered ${made.status}: ${made.text}`)
  return made.body.key
}

const tokenWithoutFactor = async (payload: Payload, userId: string): Promise<string> => {
  const session = { userId, kind: 'bearer', ip: '127.0.0.1', userAgent: 'test' } as const
  return (await withTransaction(await createReq(payload), (tx) => openSession(tx, session))).accessToken
}
