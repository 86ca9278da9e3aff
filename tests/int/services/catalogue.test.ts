import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from './services-world.ts'

let app: TestApp
let world: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'catalogue')
})
afterAll(() => app?.stop())

const create = (over: object) =>
  world.post('/services', { company: world.company, name: `S ${Math.random()}`, currency: 'KES', ...over })
const unit = (index = 0) => ({ unit: world.one.units[index]!.id })

describe('the price of a service', () => {
  test.each([
    ['fixed without a price', { pricing: 'fixed' }, 'basePriceMinor'],
    ['fixed for nothing', { pricing: 'fixed', basePriceMinor: 0 }, 'basePriceMinor'],
    ['a percentage of nothing', { pricing: 'percentage', percentageBps: 0 }, 'percentageBps'],
    ['more than the rent', { pricing: 'percentage', percentageBps: 10_001 }, 'percentageBps'],
    ['by meter without a measure', { pricing: 'metered', basePriceMinor: 5 }, 'measure'],
    ['by meter without a price', { pricing: 'metered', measure: 'kWh' }, 'basePriceMinor'],
    ['a currency that does not exist', { pricing: 'fixed', basePriceMinor: 5, currency: 'XXQ' }, 'currency'],
    ['cents of cents', { pricing: 'fixed', basePriceMinor: 5.5 }, 'basePriceMinor'],
  ])('%s is refused', async (_name, over, path) => {
    const { status, body } = await create(over)
    expect([status, body.errors?.[0]?.path]).toEqual([400, path])
  })

  test('a variable one drops what nobody would see', async () => {
    const { body } = await create({ pricing: 'variable', basePriceMinor: 700, percentageBps: 100 })
    expect(body.doc).toMatchObject({ basePriceMinor: null, percentageBps: null })
  })

  test('an update obeys the same rules', async () => {
    const id = await world.makeService()
    const { status, body } = await world.call('PATCH', `/services/${id}`, { basePriceMinor: 0 })
    expect([status, body.errors?.[0]?.path]).toEqual([400, 'basePriceMinor'])
  })
})

describe('a service that is charged', () => {
  test('is switched off instead of deleted; the answer counts the places', async () => {
    const service = await world.makeService()
    await world.attach({ service, nodes: [unit(0), unit(1)] })
    const trash = () => world.call('PATCH', `/services/${service}`, { deletedAt: new Date().toISOString() })
    const refused = await trash()
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([409, expect.stringContaining('2 places')])
    expect((await world.call('PATCH', `/services/${service}`, { isActive: false })).status).toBe(200)
    const late = await world.attach({ service, nodes: [unit(2)] })
    expect([late.status, late.body.errors?.[0]?.path]).toEqual([400, 'service'])
    await world.rows(`update project_services set status = 'ended', end_date = '2026-06-30' where service_id = $1`, [
      service,
    ])
    expect((await trash()).status).toBe(200)
    expect((await world.call('DELETE', `/services/${service}?trash=true`)).status).toBe(409)
  })

  test('keeps its pricing, currency and frequency, and may change its price', async () => {
    const service = await world.makeService()
    await world.attach({ service, nodes: [unit(0)] })
    const change = async (data: object) => {
      const { status, body } = await world.call('PATCH', `/services/${service}`, data)
      return [status, body.errors?.[0]?.path]
    }
    expect(await change({ pricing: 'variable' })).toEqual([409, 'pricing'])
    expect(await change({ currency: 'USD' })).toEqual([409, 'currency'])
    expect(await change({ frequency: 'yearly' })).toEqual([409, 'frequency'])
    expect(await change({ basePriceMinor: 600_000 })).toEqual([200, undefined])
  })

  test('one that is charged nowhere goes into the trash', async () => {
    const service = await world.makeService()
    expect((await world.call('PATCH', `/services/${service}`, { deletedAt: new Date().toISOString() })).status).toBe(
      200,
    )
  })
})

test('the list filters by pricing and payer, and searches', async () => {
  await create({ name: 'Refuse collection', pricing: 'fixed', basePriceMinor: 5, billedTo: 'owner' })
  const names = async (query: string) =>
    (await world.get<{ docs: { name: string }[] }>(`/services?${query}`)).body.docs.map(({ name }) => name)
  expect(await names('where[pricing][equals]=fixed&where[billedTo][equals]=owner')).toEqual(['Refuse collection'])
  expect(await names('where[name][like]=refuse')).toEqual(['Refuse collection'])
  expect(await names('where[pricing][equals]=percentage')).toEqual([])
})
