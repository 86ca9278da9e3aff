import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { type LeaseWorld, makeLeaseWorld } from './lease-world.ts'

let app: TestApp
let world: LeaseWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeLeaseWorld(app, 'renewing')
})
afterAll(() => app?.stop())

const year = { startDate: '2026-01-01', endDate: '2026-12-31', rentMinor: 1_000_000, depositMinor: 1_000_000 }
const proposalOf = async (lease: string) =>
  (await app.api('GET', `/contracts/${lease}/renewal-proposal`, { token: world.boss.token })).body

test('the proposal: from the day after the end, as long as before, with the rent after its rise', async () => {
  const lease = await world.active({ ...year, escalation: 'percent', escalationBps: 1_000 })
  expect(await proposalOf(lease)).toMatchObject({
    startDate: '2027-01-01',
    endDate: '2027-12-31',
    rentMinor: 1_100_000,
    formerRentMinor: 1_000_000,
    depositMinor: 1_000_000,
    renewal: null,
  })
})

test('a rise that is not due at the new start is not in the new rent', async () => {
  const lease = await world.active({ ...year, escalation: 'fixed', escalationMinor: 5_000, escalationMonths: 24 })
  expect(await proposalOf(lease)).toMatchObject({ rentMinor: 1_000_000 })
})

test('activating the renewal renews the former lease; the unit stays rented, one deposit stays one', async () => {
  const lease = await world.active(year)
  const renewal = await world.act<{ id: string; startDate: string }>(lease, 'renew', { rentMinor: 1_200_000 })
  expect([renewal.status, renewal.body.startDate]).toEqual([201, '2027-01-01'])
  expect((await proposalOf(lease)).renewal).toMatchObject({ id: renewal.body.id, status: 'draft' })
  expect((await world.act(renewal.body.id, 'activate')).status).toBe(200)
  expect(await world.rowOf(lease)).toMatchObject({ status: 'renewed', end_date: '2026-12-31' })
  expect(await world.unitStatus(lease)).toBe('rented')
  expect((await world.act(lease, 'end', {})).body.errors?.[0]?.allowed).toEqual([])
  const billing = await app.api<{ docs: { contract: string; totalMinor: number }[] }>('POST', '/finance/billing-runs', {
    token: world.boss.token,
    body: { period: '2027-01', dryRun: true },
  })
  expect(billing.body.docs.find(({ contract }) => contract === renewal.body.id)?.totalMinor).toBe(1_200_000)
})

test('a renewed lease is billed until its last day', async () => {
  const lease = await world.active({ ...year, depositMinor: 0 })
  const renewal = await world.act<{ id: string }>(lease, 'renew')
  await world.act(renewal.body.id, 'activate')
  const { body } = await app.api<{ docs: { contract: string; totalMinor: number }[] }>(
    'POST',
    '/finance/billing-runs?limit=200',
    { token: world.boss.token, body: { period: '2026-12', dryRun: true } },
  )
  expect(body.docs.find(({ contract }) => contract === lease)?.totalMinor).toBe(1_000_000)
})

test('an open lease ends on the day before its renewal begins', async () => {
  const lease = await world.active({ startDate: '2026-01-01' })
  const renewal = await world.act<{ id: string; endDate: string | null }>(lease, 'renew', { startDate: '2026-09-01' })
  expect([renewal.status, renewal.body.endDate]).toEqual([201, null])
  await world.act(renewal.body.id, 'activate')
  expect(await world.rowOf(lease)).toMatchObject({ status: 'renewed', end_date: '2026-08-31' })
})

test('a gap, a draft, and a lease that is over are refused', async () => {
  const lease = await world.active(year)
  const gap = await world.act(lease, 'renew', { startDate: '2027-01-02' })
  expect([gap.status, gap.body.errors?.[0]?.path]).toEqual([400, 'startDate'])
  const short = await world.act(lease, 'renew', { endDate: '2027-01-01' })
  expect([short.status, short.body.errors?.[0]?.path]).toEqual([400, 'endDate'])
  const draft = await world.act(await world.draft(year), 'renew')
  expect([draft.status, draft.body.errors?.[0]?.allowed]).toEqual([409, ['active']])
  const renewal = await world.act<{ id: string }>(lease, 'renew')
  await world.act(lease, 'terminate', { date: '2026-06-30', reason: 'Moved abroad' })
  expect((await world.act(renewal.body.id, 'activate')).status).toBe(409)
})

test('twenty renewals at once leave one', async () => {
  const lease = await world.active(year)
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.act(lease, 'renew')))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  const rows = await readQuery(app.payload, 'select id from contracts where renewal_of_id = $1', [lease])
  expect(rows).toHaveLength(1)
})
