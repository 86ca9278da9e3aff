import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import { drain } from '../../helpers/drain.ts'
import { buildWorld, type ActorName, type World } from './world.ts'

let world: World
/** Unpaid invoices of the next month, by payer. */
let open: { tenant: string; other: string }

beforeAll(async () => {
  world = await buildWorld()
  await call('administrator', 'POST', '/finance/billing-runs', { period: '2026-12' })
  await drain(world.app.payload)
  const of = async (person: string | undefined) => {
    const sql = 'select id from invoices where person_id = $1 and balance_minor > 0'
    return (await readQuery<{ id: string }>(world.app.payload, sql, [person]))[0]?.id ?? ''
  }
  open = { tenant: await of(world.rows.people!.tenant), other: await of(world.rows.people!.otherTenant) }
})
afterAll(() => world?.stop())

type Answer = Record<string, unknown> & { errors?: { message: string; path?: string }[] }

const call = (actor: ActorName, method: string, path: string, body?: object, headers?: Record<string, string>) =>
  world.app.api<Answer>(method, path, {
    ...world.actors[actor],
    headers: { 'idempotency-key': randomUUID(), ...world.actors[actor].headers, ...headers },
    body,
  })
const statuses = async (actor: ActorName, method: string, paths: string[], body?: object) => {
  const found: number[] = []
  for (const path of paths) found.push((await call(actor, method, path, body)).status)
  return found
}

describe('statements', () => {
  const of = (name: string) => `/finance/statements/${world.rows.people![name]}`
  test('are everybody’s own, and nobody else’s', async () => {
    const paths = [of('tenant'), of('otherTenant'), of('owner'), `/finance/statements/${randomUUID()}`]
    expect(await statuses('tenant', 'GET', paths)).toEqual([200, 404, 404, 404])
    expect(await statuses('owner', 'GET', paths)).toEqual([404, 404, 200, 404])
    expect(await statuses('both', 'GET', paths)).toEqual([404, 200, 404, 404])
    expect(await statuses('both in B', 'GET', paths)).toEqual([404, 404, 404, 404])
    expect(await statuses('administrator', 'GET', paths)).toEqual([200, 200, 200, 404])
    expect(await statuses('stranger', 'GET', paths)).toEqual([404, 404, 404, 404])
    expect(await statuses('operator', 'GET', paths)).toEqual([403, 403, 403, 403])
  })
})

describe('charges', () => {
  const charge = (actor: ActorName, invoices: string[], rest: object = {}) =>
    call(actor, 'POST', '/finance/charges', { invoices, ...rest })

  test('a tenant asks for the payment of his own invoices', async () => {
    const made = await charge('tenant', [open.tenant], { amountMinor: 100 })
    expect([made.status, made.body.invoices]).toEqual([201, [open.tenant]])
    const other = await charge('both', [open.other], { amountMinor: 100 })
    expect(other.status).toBe(201)
    expect(await statuses('tenant', 'GET', [`/finance/intents/${String(made.body.id)}`])).toEqual([200])
    expect(await statuses('tenant', 'GET', [`/finance/intents/${String(other.body.id)}`])).toEqual([404])
    expect(await statuses('owner', 'GET', [`/finance/intents/${String(made.body.id)}`])).toEqual([404])
    expect(
      await statuses(
        'limited',
        'GET',
        [made, other].map(({ body }) => `/finance/intents/${String(body.id)}`),
      ),
    ).toEqual([200, 404])
  })

  test('of another’s as of one that does not exist', async () => {
    for (const actor of ['tenant', 'owner', 'limited', 'both in A', 'stranger'] as const) {
      const foreign = actor === 'both in A' ? open.tenant : open.other
      const real = await charge(actor, [foreign])
      const none = await charge(actor, [randomUUID()])
      expect([actor, real.status, real.body.errors]).toEqual([actor, 400, none.body.errors])
      expect([actor, real.body.errors?.[0]?.path]).toEqual([actor, 'invoices'])
    }
    const mixed = await charge('tenant', [open.tenant, open.other])
    expect([mixed.status, mixed.body.errors?.[0]?.path]).toEqual([400, 'invoices'])
    expect((await charge('limited', [open.tenant, open.other])).status).toBe(400)
    expect((await charge('operator', [open.tenant])).status).toBe(403)
  })

  test('staff of a project ask in it; a tenant does not choose the gateway account', async () => {
    expect((await charge('limited', [open.tenant], { amountMinor: 50 })).status).toBe(201)
    const gatewayAccount = (await world.all(world.a, 'gateway-accounts'))[0]
    const refused = await charge('tenant', [open.tenant], { gatewayAccount })
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([400, 'gatewayAccount'])
  })
})

describe('leases', () => {
  test('outside their projects do not exist for limited staff', async () => {
    const { contracts } = world.rows
    const body = { date: '2026-12-31', reason: 'They move' }
    for (const move of ['notice', 'end', 'terminate']) {
      const paths = [`/contracts/${contracts!.other}/${move}`, `/contracts/${randomUUID()}/${move}`]
      expect([move, await statuses('limited', 'POST', paths, body)]).toEqual([move, [404, 404]])
      expect([move, await statuses('tenant', 'POST', paths, body)]).toEqual([move, [403, 403]])
    }
    expect(await statuses('limited', 'POST', [`/contracts/${contracts!.other}/activate`])).toEqual([404])
    expect(await statuses('limited', 'POST', [`/contracts/${contracts!.tenant}/notice`], body)).toEqual([200])
  })
})

describe('figures', () => {
  test('of the dashboard are those of their projects', async () => {
    const whole = (await call('administrator', 'GET', '/dashboard/overview')).body
    const part = (await call('limited', 'GET', '/dashboard/overview')).body
    const units = (answer: Answer) => (answer.units as { total: number }).total
    const numbers = (answer: Answer) => (answer.recentPayments as { id: string }[]).map(({ id }) => id)
    const payments = Object.entries(world.rows.payments ?? {})
    const mine = payments.filter(([name]) => name.startsWith('tenant')).map(([, id]) => id)
    expect([units(whole) > units(part), units(part) >= 2]).toEqual([true, true])
    expect(numbers(whole)).toHaveLength(payments.length)
    expect(numbers(part).sort()).toEqual(mine.sort())
    expect(Number(whole.billedMinor)).toBe(2 * Number(part.billedMinor))
  })

  test('of the books are for staff of the whole company', async () => {
    const paths = ['/finance/ledger', '/finance/owner-balances']
    for (const actor of ['limited', 'tenant', 'owner', 'agent', 'operator'] as const)
      expect([actor, await statuses(actor, 'GET', paths)]).toEqual([actor, [403, 403]])
    for (const actor of ['tenant', 'owner', 'agent', 'operator'] as const)
      expect([actor, await statuses(actor, 'GET', ['/dashboard/overview'])]).toEqual([actor, [403]])
    expect(await statuses('supporter', 'GET', [...paths, '/dashboard/overview'])).toEqual([200, 200, 200])
  })
})
