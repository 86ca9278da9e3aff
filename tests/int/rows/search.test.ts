import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { buildWorld, type ActorName, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world?.stop())

type Doc = Record<string, unknown>
const ask = <Body = { docs: Doc[] }>(actor: ActorName, path: string) =>
  world.app.api<Body>('GET', path, world.actors[actor])

/** Fields that are the staff's alone, by collection. */
const internal = {
  projects: ['managementFeeBps', 'managementMode', 'branch'],
  units: ['rentMinor', 'ownerOccupied'],
  'invoice-lines': ['chargeKey', 'ownerShares'],
  payments: ['payerName', 'payerPhone', 'gatewayAccount', 'callback', 'reviewReason'],
  'payment-intents': ['gatewayAccount', 'gatewayRequestId', 'gatewayMerchantRequestId'],
  documents: ['sha256'],
} as const

test('a tenant reads no field that is the staff’s, whatever he selects', async () => {
  for (const [slug, fields] of Object.entries(internal)) {
    const select = fields.map((name) => `select[${name}]=true`).join('&')
    for (const path of [`/${slug}?depth=1`, `/${slug}?${select}`]) {
      const { docs } = (await ask('tenant', path)).body
      expect([path, docs.length > 0]).toEqual([path, true])
      const shown = docs.flatMap((doc) => fields.filter((name) => doc[name] !== undefined && doc[name] !== null))
      expect([path, shown]).toEqual([path, []])
    }
  }
  const query = '{ Payments { docs { number reviewReason payerPhone } } Projects { docs { name managementFeeBps } } }'
  const graph = await world.app.api<{ data: Record<string, { docs: Doc[] }> }>('POST', '/graphql', {
    ...world.actors.tenant,
    body: { query },
  })
  expect(graph.body.data.Projects?.docs[0]).toEqual({ name: expect.any(String), managementFeeBps: null })
  expect(graph.body.data.Payments?.docs[0]).toEqual({
    number: expect.any(String),
    reviewReason: null,
    payerPhone: null,
  })
})

test('he is asked out of every way to search or sort by what he does not read', async () => {
  for (const [slug, fields] of Object.entries(internal)) {
    for (const name of fields) {
      for (const query of [`where[${name}][exists]=true`, `where[or][0][${name}][exists]=false`, `sort=-${name}`]) {
        for (const path of [`/${slug}?${query}`, `/${slug}/count?${query}`]) {
          const isCountOfSort = query.startsWith('sort') && path.includes('/count')
          if (!isCountOfSort) expect([path, (await ask('tenant', path)).status]).toEqual([path, 400])
        }
      }
    }
  }
})

test('those who see a part of the rows do not search or sort through other rows', async () => {
  const paths = [
    '/units?where[leases.person.name][like]=a',
    '/units?where[owners.person][exists]=true',
    '/units?where[owners][exists]=true',
    '/units?where[leases][contains][rentMinor][greater_than]=1',
    '/contracts?where[unit.rentMinor][greater_than]=1',
    '/contracts?where[or][0][and][0][person.phone][like]=254',
    '/contracts?where[unit.project.managementFeeBps][equals]=800',
    '/invoices?sort=unit.rentMinor',
    '/invoices?sort=person.nationalId',
    '/invoices?where[allocations.payment.payerPhone][like]=254',
    '/people?where[user.email][like]=a',
    '/units?joins[leases][where][person.name][like]=a',
    '/units?joins[leases][sort]=person.name',
    '/companies?where[secondFactorPolicy][equals]=off',
  ]
  for (const actor of ['tenant', 'owner', 'both'] as const)
    for (const path of paths) expect([actor, path, (await ask(actor, path)).status]).toEqual([actor, path, 400])
  const staffOnly = /companies/
  for (const path of paths.filter((one) => !staffOnly.test(one)))
    expect([path, (await ask('limited', path)).status]).toEqual([path, 400])
  const query = '{ Units(where: { leases__person: { exists: true } }) { totalDocs } }'
  const graph = await world.app.api('POST', '/graphql', { ...world.actors.tenant, body: { query } })
  expect(graph.status).toBe(400)
})

test('they search by what their rows hold, and staff by everything', async () => {
  const { units, people } = world.rows
  for (const [actor, path] of [
    ['tenant', `/contracts?where[unit][equals]=${units!.one}`],
    ['tenant', `/contracts?where[unit.id][equals]=${units!.one}`],
    ['tenant', '/invoices?where[paymentState][equals]=paid&sort=-dueDate'],
    ['limited', `/contracts?where[person][equals]=${people!.tenant}`],
    ['administrator', '/payments?where[reviewReason][exists]=false&sort=reviewReason'],
    ['administrator', '/contracts?where[unit.rentMinor][greater_than]=1&sort=unit.identifier'],
    ['both in B', '/payments?where[reviewReason][exists]=false&sort=-reviewReason'],
  ] as const)
    expect([actor, path, (await ask(actor, path)).status]).toEqual([actor, path, 200])
})

test('staff of one company who rent from another see the fields of the first only', async () => {
  const { docs } = (await ask('both', '/projects?limit=50')).body
  const shown = (company: string) =>
    docs.filter((doc) => doc.company === company).map((doc) => 'managementFeeBps' in doc)
  expect([shown(world.b), shown(world.a)]).toEqual([[true], [false]])
})

test('everybody sees the name of his companies, a party no settings', async () => {
  const own = await ask('tenant', '/companies')
  expect(own.body.docs.map(({ id }) => id)).toEqual([world.a])
  expect(own.body.docs[0]).toMatchObject({ name: expect.any(String) })
  for (const name of ['billingDay', 'secondFactorPolicy', 'status']) expect(own.body.docs[0]).not.toHaveProperty(name)
  expect((await ask('both', '/companies')).body.docs.map(({ id }) => id).sort()).toEqual([world.a, world.b].sort())
  expect((await ask('both in A', '/companies')).body.docs.map(({ id }) => id)).toEqual([world.a])
})

test('portal users stay out of the panel, staff and operators get in', async () => {
  const { mayEnterPanel } = await import('../../../src/access/may-enter-panel.ts')
  const { createReq } = await import('../../../src/db/transaction.ts')
  const { payload } = world.app
  const enters = async (name: string): Promise<boolean> => {
    const user = await payload.findByID({ collection: 'users', id: world.users[name] ?? '', overrideAccess: true })
    return mayEnterPanel({ req: await createReq(payload, { user: { ...user, collection: 'users' } }) })
  }
  for (const name of ['limited', 'both', 'operator', 'supporter'])
    expect([name, await enters(name)]).toEqual([name, true])
  for (const name of ['owner', 'tenant', 'agent']) expect([name, await enters(name)]).toEqual([name, false])
})
