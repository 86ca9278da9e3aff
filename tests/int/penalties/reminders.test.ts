import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createReq } from '../../../src/db/transaction.ts'
import { addDays } from '../../../src/domain/calendar.ts'
import { tickDailyRuns } from '../../../src/jobs/tick-daily-runs.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { remindAll } from '../../../src/services/reminders/run-reminders.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makePerson } from '../../helpers/factories.ts'
import { drain } from '../../helpers/drain.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makePenaltiesWorld, type PenaltiesWorld, refusal } from './penalties-world.ts'

let app: TestApp
let world: PenaltiesWorld
let far: PenaltiesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makePenaltiesWorld(app, 'reminders')
  far = await makePenaltiesWorld(app, 'reminders-far')
})
afterEach(() => setClock())
afterAll(() => app?.stop())

const payer = async (over: object = {}) => {
  const person = await makePerson(app.payload, { company: world.company, isTenant: true, name: 'Akinyi Otieno' })
  const email = `${randomUUID().slice(0, 8)}@payer.test`
  await world.rows('update people set email = $2 where id = $1', [person.id, 'email' in over ? null : email])
  return { person: person.id, email }
}
const remindOn = async (day: string) =>
  remindAll({ req: await createReq(app.payload), company: { ...(await world.settings()), today: day } })
const noted = (invoice: string) =>
  world.rows<{ offset: number; status: string; reason: string | null }>(
    `select offset_days::int as offset, status, skip_reason as reason from reminders where invoice_id = $1
     order by offset_days, channel`,
    [invoice],
  )
const remindersTo = async (email: string) =>
  (await mailsTo(app.payload, email)).filter(({ template }) => template === 'payment-reminder')

describe('the ladder', () => {
  test('-3, 0, +7: each hour for ten days makes three mails, and none once it is paid', async () => {
    await world.rows(`delete from reminder_steps where company_id = $1 and offset_days = 14`, [world.company])
    const { person, email } = await payer()
    const due = addDays(world.today, -7)
    const late = await world.bill({ due, person })
    for (let day = -3; day < 8; day += 1)
      for (const hour of [5, 6, 7, 12, 20]) {
        setClock(() => new Date(`${addDays(due, day)}T${String(hour).padStart(2, '0')}:15:00Z`))
        await tickDailyRuns({ payload: app.payload, run: 'reminders' })
        await drain(app.payload, { skip: ['mail.send', 'charge.poll'] })
      }
    setClock()
    expect(await noted(late)).toMatchObject([{ offset: -3 }, { offset: 0 }, { offset: 7 }])
    const mails = await remindersTo(email)
    expect(mails).toHaveLength(3)

    const other = await world.bill({ due, person })
    await world.rows(
      `update invoices set balance_minor = 0, paid_minor = total_minor, payment_state = 'paid' where id = $1`,
      [other],
    )
    await remindOn(due)
    expect(await noted(other)).toEqual([])
    await world.rows(
      `update invoices set balance_minor = total_minor, paid_minor = 0, payment_state = 'unpaid' where id = $1`,
      [other],
    )
  })

  test('one mail for all that a payer owes, in the company’s own words; two runs at once send once', async () => {
    const { person, email } = await payer()
    const due = addDays(world.today, 20)
    await world.bill({ due, person })
    await world.bill({ due, person, amount: 70_000 })
    await world.rows(
      `update reminder_steps set message = 'Pay at office B.' where company_id = $1 and offset_days = -3`,
      [world.company],
    )
    const runs = await Promise.all([1, 2, 3].map(() => remindOn(addDays(due, -3))))
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(2)
    const [mail, ...others] = await remindersTo(email)
    expect(others).toEqual([])
    expect(mail?.data).toMatchObject({ message: 'Pay at office B.' })
    expect(mail?.data.invoices).toHaveLength(2)
  })

  test('missed days are made up for, by the latest step; too late is too late', async () => {
    const { person, email } = await payer()
    const due = addDays(world.today, 40)
    const late = await world.bill({ due, person })
    await remindOn(due)
    expect(await noted(late)).toMatchObject([
      { offset: -3, status: 'skipped', reason: 'A later reminder was due as well.' },
      { offset: 0, status: 'sent' },
    ])
    await remindOn(addDays(due, 11))
    expect(await noted(late)).toHaveLength(2)
    expect(await remindersTo(email)).toHaveLength(1)
  })

  test('says why somebody was not reminded', async () => {
    const { person } = await payer({ email: null })
    const due = addDays(world.today, 60)
    const sms = { company: world.company, name: 'By phone', offsetDays: 0, channel: 'sms' }
    expect((await world.call('POST', '/reminder-steps', sms)).status).toBe(201)
    expect((await world.call('POST', '/reminder-steps', sms)).status).toBe(400)
    const late = await world.bill({ due, person })
    await remindOn(due)
    expect((await noted(late)).filter(({ offset }) => offset === 0).map(({ reason }) => reason)).toEqual([
      'The payer has no e-mail address.',
      'No SMS service is set up.',
    ])
  })
})

describe('promises', () => {
  test('pause the ladder until their day, and are kept or broken', async () => {
    const { person, email } = await payer()
    const due = addDays(world.today, -1)
    const late = await world.bill({ due, person })
    const promise = { invoice: late, promisedOn: addDays(world.today, 4), note: 'After payday' }
    const key = randomUUID()
    const made = await world.post('/finance/promises', promise, { key })
    expect((await world.post('/finance/promises', promise, { key })).body).toEqual(made.body)
    await remindOn(addDays(due, 1))
    expect(await noted(late)).toEqual([])
    const statusOf = async () =>
      (await world.rows<{ status: string }>('select status from payment_promises where id = $1', [made.body.id]))[0]
        ?.status
    expect(await statusOf()).toBe('open')
    await remindOn(addDays(due, 7))
    expect(await statusOf()).toBe('broken')
    expect(await remindersTo(email)).toHaveLength(1)
    expect((await world.post(`/finance/promises/${made.body.id}/withdraw`)).status).toBe(409)

    const again = await world.post('/finance/promises', { ...promise, amountMinor: 1_000 })
    await world.post('/finance/payments', { person, method: 'bank', amountMinor: 1_000, currency: 'KES' })
    await remindOn(world.today)
    const [kept] = await world.rows<{ status: string }>('select status from payment_promises where id = $1', [
      again.body.id,
    ])
    expect(kept?.status).toBe('kept')
  })

  test('withdrawn, refused and hidden as they have to be', async () => {
    const late = await world.bill({ due: world.today })
    const promisedOn = addDays(world.today, 3)
    const bad = (body: object) => world.post('/finance/promises', { promisedOn, ...body }).then(refusal)
    expect(await bad({})).toEqual([400, 'person'])
    expect(await bad({ invoice: randomUUID() })).toEqual([400, 'invoice'])
    expect(await bad({ person: far.person })).toEqual([400, 'person'])
    expect(await bad({ invoice: late, promisedOn: addDays(world.today, -1) })).toEqual([400, 'promisedOn'])
    expect(await bad({ invoice: late, promisedOn: '2036-01-01' })).toEqual([400, 'promisedOn'])
    const { id } = (await world.post('/finance/promises', { invoice: late, promisedOn })).body
    expect((await far.post(`/finance/promises/${id}/withdraw`)).status).toBe(404)
    expect((await world.post(`/finance/promises/${id}/withdraw`)).status).toBe(200)
    const viewer = await world.hire(['finance.reminders.view'])
    expect((await world.post('/finance/promises', { invoice: late, promisedOn }, { by: viewer.token })).status).toBe(
      403,
    )
  })
})

test('reminded by hand, once a day; what is not owed or not ours is left out', async () => {
  const { person, email } = await payer()
  const late = await world.bill({ due: addDays(world.today, -30), person })
  const others = await far.bill()
  const invoices = [late, others, randomUUID()]
  const first = await world.post('/finance/reminders/send', { invoices })
  expect(first.body).toEqual({ sent: 1, skipped: 0, mails: 1, already: 0, leftOut: 2 })
  const again = await world.post('/finance/reminders/send', { invoices: [late] })
  expect(again.body).toMatchObject({ sent: 0, already: 1 })
  expect(await remindersTo(email)).toHaveLength(1)
})

test('statements go out by e-mail', async () => {
  const { person, email } = await payer()
  await world.bill({ person, amount: 1_234_50 })
  const { status, body } = await world.post('/finance/statements/send', { people: [person] })
  expect([status, body]).toEqual([200, { sent: 1, withoutEmail: 0 }])
  const [mail] = await mailsTo(app.payload, email)
  expect(mail).toMatchObject({ template: 'account-statement', data: { closing: 'KES 1,234.50' } })
  expect(refusal(await world.post('/finance/statements/send', { people: [far.person] }))).toEqual([400, 'people'])
  const wrong = { people: [person], from: '2026-02-01', to: '2026-01-01' }
  expect(refusal(await world.post('/finance/statements/send', wrong))).toEqual([400, 'to'])
})
