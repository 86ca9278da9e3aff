import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordReadings } from '../../../src/services/meters/record-readings.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeServicesWorld, type ServicesWorld } from '../services/services-world.ts'

let app: TestApp
let world: ServicesWorld
let far: ServicesWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeServicesWorld(app, 'meters')
  far = await makeServicesWorld(app, 'meters-far')
})
afterAll(() => app?.stop())

const read = async (meter: string, readingDate: string, value: unknown, over: object = {}, by?: string) => {
  const answer = await world.post(`/meters/${meter}/readings`, { readingDate, value, ...over }, by)
  return { ...answer, problem: [answer.status, answer.body.errors?.[0]?.path] }
}
/** 100 when installed on 2025-01-01, then ten a day. */
const steady = async () => {
  const meter = await world.makeMeter()
  for (const [date, value] of [
    ['2025-01-31', 400],
    ['2025-03-02', 700],
    ['2025-04-01', 1_000],
  ] as const) {
    const { status } = await read(meter, date, value)
    if (status !== 201) throw new Error(`The reading of ${date} was refused.`)
  }
  return meter
}
const stand = async (meter: string) => {
  const [row] = await world.rows<{ last: string | null; on: string | null }>(
    'select last_reading as last, last_reading_date as on from meters where id = $1',
    [meter],
  )
  return [row?.last === null ? null : Number(row?.last), row?.on]
}
const consumptions = async (meter: string) =>
  (
    await world.rows<{ consumption: string }>(
      `select consumption from meter_readings where meter_id = $1 and status = 'accepted' order by reading_date`,
      [meter],
    )
  ).map(({ consumption }) => Number(consumption))

describe('a reading', () => {
  test('counts from what the meter showed when installed; the meter keeps the last one', async () => {
    const meter = await world.makeMeter()
    expect(await stand(meter)).toEqual([null, null])
    expect((await read(meter, '2025-01-31', 130.125)).body).toMatchObject({ status: 'accepted', consumption: 30.125 })
    expect((await read(meter, '2025-02-28', 150)).body).toMatchObject({ consumption: 19.875 })
    expect(await stand(meter)).toEqual([150, '2025-02-28'])
  })

  test.each([
    ['in the future', '2999-01-01', 1_100, 400, 'readingDate'],
    ['before the installation', '2024-12-31', 1_100, 400, 'readingDate'],
    ['of a day that does not exist', '2025-02-30', 1_100, 400, 'readingDate'],
    ['of a day that has one', '2025-04-01', 1_100, 409, 'readingDate'],
    ['lower than the last', '2025-05-01', 999.999, 400, 'value'],
    ['below zero', '2025-05-01', -1, 400, 'value'],
    ['with four decimals', '2025-05-01', 1_100.0001, 400, 'value'],
    ['that is no number', '2025-05-01', '1100', 400, 'value'],
    ['between two others, above the later', '2025-03-15', 1_000.5, 400, 'value'],
    ['between two others, below the earlier', '2025-03-15', 699.5, 400, 'value'],
  ])('%s is refused', async (_name, date, value, status, path) => {
    const meter = await steady()
    expect((await read(meter, date, value)).problem).toEqual([status, path])
    expect(await stand(meter)).toEqual([1_000, '2025-04-01'])
  })

  test('between two others is taken where it lies between them; the next one counts from it', async () => {
    const meter = await steady()
    expect((await read(meter, '2025-03-15', 800)).body).toMatchObject({ status: 'accepted', consumption: 100 })
    expect(await consumptions(meter)).toEqual([300, 300, 100, 200])
    expect(await stand(meter)).toEqual([1_000, '2025-04-01'])
  })

  test('a photo is a document of the company', async () => {
    const meter = await world.makeMeter()
    const photoOf = async ({ company, rows }: ServicesWorld) =>
      (
        await rows<{ id: string }>(
          `insert into documents (company_id, name, kind, filename, mime_type, filesize)
           values ($1, 'Photo', 'other', gen_random_uuid() || '.jpg', 'image/jpeg', 1000) returning id`,
          [company],
        )
      )[0]!.id
    expect((await read(meter, '2025-02-01', 110, { photo: await photoOf(far) })).problem).toEqual([400, 'photo'])
    expect((await read(meter, '2025-02-01', 110, { photo: await photoOf(world) })).status).toBe(201)
  })

  test('of twenty of one day one is kept', async () => {
    const meter = await steady()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => read(meter, '2025-05-01', 1_300 + index)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(await consumptions(meter)).toHaveLength(4)
  })

  test('is not for staff without the permission, other companies, other projects, nor portals', async () => {
    const meter = await world.makeMeter()
    const viewer = await world.hire(['property.meters.view', 'property.readings.view'])
    const elsewhere = await world.makeMeter({ project: world.two.project.id, unit: world.two.units[0]!.id })
    const statuses = [
      await read(meter, '2025-02-01', 110, {}, viewer.token),
      await read(meter, '2025-02-01', 110, {}, far.boss.token),
      await read(meter, '2025-02-01', 110, {}, world.portal),
      await read(elsewhere, '2025-02-01', 110, {}, world.limited),
      await read(randomUUID(), '2025-02-01', 110),
      await read(meter, '2025-02-01', 110, {}, world.limited),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 404, 403, 404, 404, 201])
  })
})

describe('a reading that looks wrong', () => {
  test.each([
    ['a jump', 3_000, /would be usual/],
    ['nothing used', 1_000, /Nothing was used/],
  ])('%s waits for a person, unless it is confirmed', async (_name, value, doubt) => {
    const meter = await steady()
    const { body } = await read(meter, '2025-05-01', value)
    expect(body).toMatchObject({ status: 'questioned', doubt: expect.stringMatching(doubt) })
    expect(await stand(meter)).toEqual([1_000, '2025-04-01'])
    const confirmed = await read(await steady(), '2025-05-01', value, { confirm: true })
    expect(confirmed.body).toMatchObject({ status: 'accepted' })
  })

  const decide = (id: string, action: string, body: object = {}, by?: string) =>
    world.post(`/meter-readings/${id}/${action}`, body, by)

  test('is accepted, and counts', async () => {
    const meter = await steady()
    const { body } = await read(meter, '2025-05-01', 3_000)
    expect((await decide(body.id, 'accept')).body).toMatchObject({ status: 'accepted' })
    expect(await stand(meter)).toEqual([3_000, '2025-05-01'])
    expect((await decide(body.id, 'accept')).status).toBe(409)
  })

  test('or rejected with a reason, and its day is free', async () => {
    const meter = await steady()
    const { body } = await read(meter, '2025-05-01', 3_000)
    expect((await read(meter, '2025-05-01', 1_300)).status).toBe(409)
    expect((await decide(body.id, 'reject')).status).toBe(400)
    expect((await decide(body.id, 'reject', { reason: 'Misread' })).status).toBe(200)
    expect((await read(meter, '2025-05-01', 1_300)).status).toBe(201)
    expect(await stand(meter)).toEqual([1_300, '2025-05-01'])
  })

  test('an accepted one can be taken back: the next counts from the one before', async () => {
    const meter = await steady()
    const [row] = await world.rows<{ id: string }>(
      `select id from meter_readings where meter_id = $1 and reading_date = '2025-03-02'`,
      [meter],
    )
    await decide(row!.id, 'reject', { reason: 'Another meter' })
    expect(await consumptions(meter)).toEqual([300, 600])
  })

  test('one that no longer fits cannot be accepted', async () => {
    const meter = await steady()
    const { body } = await read(meter, '2025-05-01', 3_000)
    await read(meter, '2025-06-01', 1_600)
    expect((await decide(body.id, 'accept')).status).toBe(409)
    const clerk = await world.hire(['property.readings.create', 'property.readings.view'])
    expect((await decide(body.id, 'accept', {}, clerk.token)).status).toBe(403)
    expect((await decide(body.id, 'accept', {}, far.boss.token)).status).toBe(404)
  })
})

describe('many at once', () => {
  test('a round is recorded, or nothing of it, with the row and the field', async () => {
    const [one, two] = [await steady(), await steady()]
    const round = (value: number) =>
      world.post('/meters/readings', {
        readings: [
          { meter: one, readingDate: '2025-05-01', value: 1_300 },
          { meter: two, readingDate: '2025-05-01', value },
        ],
      })
    const refused = await round(5)
    expect([refused.status, refused.body.errors?.map(({ path }) => path)]).toEqual([400, ['readings.1.value']])
    expect(await stand(one)).toEqual([1_000, '2025-04-01'])
    expect((await round(9_999)).body).toMatchObject({ accepted: 1, questioned: 1 })
  })

  test('rows of one meter count in the order of their days, whatever their own; a dry run writes nothing', async () => {
    const meter = await world.makeMeter()
    const rows = [
      { meter, readingDate: '2025-03-01', value: 300 },
      { meter, readingDate: '2025-02-01', value: 200 },
      { meter, readingDate: '2025-02-01', value: 201 },
      { meter: randomUUID(), readingDate: '2025-02-01', value: 201 },
    ]
    const record = async (given: typeof rows, dryRun: boolean) =>
      recordReadings({ req: await world.req(), company: world.company, rows: given, source: 'import', dryRun })
    expect((await record(rows, true)).map(({ status, consumption }) => [status, consumption])).toEqual([
      ['accepted', 100],
      ['accepted', 100],
      ['refused', undefined],
      ['refused', undefined],
    ])
    expect((await record(rows, false)).filter(({ id }) => id)).toHaveLength(0)
    expect(await consumptions(meter)).toEqual([])
    expect(await record(rows.slice(0, 2), false)).toHaveLength(2)
    expect(await consumptions(meter)).toEqual([100, 100])
    const foreign = await recordReadings({
      req: await world.req(),
      company: far.company,
      rows: [{ ...rows[0]!, readingDate: '2025-06-01' }],
    })
    expect(foreign[0]?.problem?.path).toBe('meter')
  })
})
