import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { mailsTo } from '../../helpers/mailbox.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { bomb, pdf, photo, png } from '../web/files.ts'
import { type Answer, makeMaintenanceWorld, type Request, type World } from './maintenance-world.ts'

let app: TestApp
let world: World
let neighbour: World

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeMaintenanceWorld(app, 'acacia')
  neighbour = await makeMaintenanceWorld(app, 'baobab')
}, 240_000)
afterAll(() => app?.stop())

const report = (body: object = {}, token = world.tokens.tenant) =>
  app.api<Answer>('POST', '/maintenance-requests/report', {
    token,
    body: { unit: world.unit, title: 'No hot water', category: 'plumbing', ...body },
  })
const reported = async (token = world.tokens.tenant): Promise<Request> => {
  const { status, body, text } = await report({}, token)
  if (status !== 201) throw new Error(text)
  return body
}
const sendPhotos = (id: string, files: [name: string, data: Buffer][], token = world.tokens.tenant) => {
  const form = new FormData()
  for (const [name, data] of files) form.append('file', new Blob([new Uint8Array(data)]), name)
  return app.api<Answer<{ docs: { id: string; name: string; url: string }[] }>>(
    'POST',
    `/maintenance/requests/${id}/photos`,
    { token, body: form },
  )
}

describe('reporting', () => {
  test('the tenant of a unit and its owner do, and see what they reported', async () => {
    const own = await reported()
    expect(await world.read(own.id)).toMatchObject({
      ...{ origin: 'tenant', reporter: world.tenant, unit: world.unit, project: world.place.project.id },
      ...{ status: 'open', priority: 'medium', currency: 'KES' },
    })
    const seen = await world.read(own.id, world.tokens.tenant)
    expect(seen).toMatchObject({ title: 'No hot water', status: 'open', number: own.number })
    expect(seen).not.toHaveProperty('assignee')
    expect(seen).not.toHaveProperty('costMinor')
    const byOwner = await reported(world.tokens.owner)
    expect(await world.read(byOwner.id)).toMatchObject({ origin: 'owner', reporter: world.owner })
  })

  test('nobody reports about a unit that is not his today', async () => {
    const unknown = '11111111-1111-4111-8111-111111111111'
    const answers = await Promise.all([
      report({ unit: world.empty }),
      report({ unit: neighbour.unit }),
      report({ unit: unknown }),
      report({}, world.tokens.stranger),
    ])
    const refusals = answers.map(({ status, body }) => [status, body.errors?.[0]?.path, body.errors?.[0]?.message])
    expect(new Set(refusals.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(refusals[0]?.slice(0, 2)).toEqual([400, 'unit'])
    expect((await report({}, world.boss.token)).status).toBe(403)
  })

  test('a past tenant and a past owner do not, a tenant under notice does', async () => {
    const { payload } = app
    await readQuery(payload, `update contracts set status = 'ended' where unit_id = $1`, [world.unit])
    expect((await report()).status).toBe(400)
    await readQuery(payload, `update contracts set status = 'notice' where unit_id = $1`, [world.unit])
    expect((await report()).status).toBe(201)
    await readQuery(payload, `update ownerships set to_date = '2021-01-01' where unit_id = $1`, [world.unit])
    expect((await report({}, world.tokens.owner)).status).toBe(400)
    await readQuery(payload, 'update ownerships set to_date = null where unit_id = $1', [world.unit])
  })

  test.each([
    ['no title', { title: ' ' }, 'title'],
    ['a kind that does not exist', { category: 'magic' }, 'category'],
    ['what only staff say', { assignee: '11111111-1111-4111-8111-111111111111' }, 'assignee'],
    ['a company', { company: '11111111-1111-4111-8111-111111111111' }, 'company'],
    ['no id', { unit: 'A1' }, 'unit'],
  ])('%s is refused', async (_what, body, path) => {
    const { status, body: answer } = await report(body)
    expect({ status, path: answer.errors?.[0]?.path }).toEqual({ status: 400, path })
  })

  test('only the owner of the unit and the reporter see it', async () => {
    const { id } = await reported()
    expect((await world.read(id, world.tokens.owner)).id).toBe(id)
    for (const token of [world.tokens.stranger, neighbour.tokens.tenant, neighbour.boss.token]) {
      expect((await app.api('GET', `/maintenance-requests/${id}`, { token })).status).toBe(404)
      expect((await world.act(id, 'comment', { body: 'Mine?' }, token)).status).toBe(404)
    }
  })
})

describe('comments', () => {
  test('portal users see and write only what all see', async () => {
    const { id } = await reported()
    await world.act(id, 'assign', { assignee: world.boss.staff })
    expect((await world.act(id, 'comment', { body: 'Call the plumber', isInternal: true })).status).toBe(201)
    expect((await world.act(id, 'comment', { body: 'We come tomorrow' })).status).toBe(201)
    expect((await world.act(id, 'comment', { body: 'Thank you' }, world.tokens.tenant)).status).toBe(201)
    expect((await world.act(id, 'comment', { body: 'psst', isInternal: true }, world.tokens.tenant)).status).toBe(403)
    expect((await world.history(id)).map(({ body }) => body)).toEqual([
      'Assigned to boss.',
      'Call the plumber',
      'We come tomorrow',
      'Thank you',
    ])
    const seen = await world.history(id, world.tokens.tenant)
    expect(seen.map(({ body }) => body)).toEqual(['We come tomorrow', 'Thank you'])
    expect(await world.history(id, neighbour.boss.token)).toEqual([])
  })

  test('reach the reporter and the assignee, and nobody his own', async () => {
    const { id, number } = await reported()
    await world.act(id, 'assign', { assignee: world.boss.staff })
    const mails = async (address: string) =>
      (await mailsTo(app.payload, address)).filter(({ data }) => data.number === number).map(({ data }) => data.text)
    await world.act(id, 'comment', { body: 'Internal', isInternal: true })
    await world.act(id, 'comment', { body: 'We come tomorrow' })
    await world.act(id, 'comment', { body: 'Thank you' }, world.tokens.tenant)
    expect(await mails('tenant@acacia.portal.test')).toEqual(['We come tomorrow'])
    expect(await mails(world.boss.email)).toEqual(['Thank you'])
    await world.moveTo(id, 'start')
    expect(await mails('tenant@acacia.portal.test')).toEqual(['to start', 'We come tomorrow'])
  })

  test('are never empty, nor made by hand', async () => {
    const { id } = await reported()
    expect((await world.act(id, 'comment', { body: '  ' })).status).toBe(400)
    const body = { request: id, kind: 'status', body: 'Closed.' }
    expect((await app.api('POST', '/maintenance-comments', { token: world.boss.token, body })).status).toBe(403)
    expect((await world.act(id, 'comment', { body: 'x' }, world.viewer.token)).status).toBe(403)
  })
})

describe('satisfaction', () => {
  test('once, by the reporter, when the work is done', async () => {
    const { id } = await reported()
    const rate = (token: string, satisfaction: unknown = 4) =>
      world.act<Request>(id, 'rate', { satisfaction, note: 'Quick' }, token)
    expect((await rate(world.tokens.tenant)).status).toBe(409)
    await world.moveTo(id, 'start', 'resolve')
    for (const wrong of [0, 6, 2.5, '4']) expect((await rate(world.tokens.tenant, wrong)).status).toBe(400)
    expect((await rate(world.tokens.owner)).status).toBe(403)
    expect((await rate(world.tokens.stranger)).status).toBe(404)
    const answers = await Promise.all(Array.from({ length: 20 }, () => rate(world.tokens.tenant)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)])
    expect(await world.read(id, world.tokens.tenant)).toMatchObject({ satisfaction: 4, satisfactionNote: 'Quick' })
    await world.moveTo(id, 'reopen')
    expect((await world.read(id)).satisfaction ?? null).toBeNull()
  }, 60_000)

  test('by staff on behalf', async () => {
    const { id } = await world.make()
    await world.moveTo(id, 'start', 'resolve', 'close')
    expect((await world.act(id, 'rate', { satisfaction: 5 })).status).toBe(200)
    expect((await world.history(id)).at(-1)).toMatchObject({ kind: 'satisfaction', body: 'Satisfaction: 5 of 5.' })
  })
})

describe('photos', () => {
  test('the reporter sends them, the owner sees them, others do not', async () => {
    const { id } = await reported()
    const { status, body } = await sendPhotos(id, [
      ['Boiler.JPEG', await photo()],
      ['pipe.png', await png()],
    ])
    expect(status).toBe(201)
    expect(body.docs.map(({ name }) => name)).toEqual(['Boiler', 'pipe'])
    const list = async (token: string) =>
      (await app.api<{ totalDocs: number }>('GET', `/documents?where[maintenanceRequest][equals]=${id}`, { token }))
        .body.totalDocs
    expect(await list(world.tokens.tenant)).toBe(2)
    expect(await list(world.tokens.owner)).toBe(2)
    expect(await list(world.tokens.stranger)).toBe(0)
    const at = body.docs[0]?.url.replace(/^https?:\/\/[^/]+/, '') ?? ''
    expect((await app.api('GET', at, { token: world.tokens.owner })).status).toBe(200)
    expect((await app.api('GET', at, { token: world.tokens.stranger })).status).toBe(404)
  })

  test('all of them or none, and only pictures', async () => {
    const { id } = await reported()
    const html = Buffer.from('<!doctype html><script>alert(1)</script>')
    const wrong: [string, Buffer][][] = [
      [['page.png', html]],
      [['fine.png', await png()], ['bomb.png', await bomb()]], // prettier-ignore
      [['scan.pdf', pdf()]],
      [],
    ]
    for (const files of wrong) {
      const { status, body } = await sendPhotos(id, files)
      expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'file' })
    }
    const rows = await readQuery(app.payload, 'select 1 from documents where maintenance_request_id = $1', [id])
    expect(rows).toEqual([])
    const json = await app.api('POST', `/maintenance/requests/${id}/photos`, { token: world.tokens.tenant, body: {} })
    expect(json.status).toBe(400)
  })

  test('not to requests of others, and at most twenty', async () => {
    const { id } = await reported()
    const file: [string, Buffer] = ['a.png', await png()]
    expect((await sendPhotos(id, [file], world.tokens.stranger)).status).toBe(404)
    expect((await sendPhotos(id, [file], world.viewer.token)).status).toBe(403)
    expect((await sendPhotos(id, Array(21).fill(file))).status).toBe(409)
  })
})
