import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import sharp from 'sharp'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeMaintenanceWorld, type World } from '../maintenance/maintenance-world.ts'
import { bomb, pdf, png } from '../web/files.ts'
import { type Body, large, type Picture, type Store } from './gallery-fixture.ts'

/** What holds of pictures wherever they are kept. */
export const galleryRules = (title: string, start: () => Promise<Store>): void => {
  describe(title, () => {
    let app: TestApp
    let store: Store
    let world: World
    let neighbour: World

    beforeAll(async () => {
      store = await start()
      app = await startUnlimitedApp({ env: store.env })
      world = await makeMaintenanceWorld(app, 'acacia')
      neighbour = await makeMaintenanceWorld(app, 'baobab')
    }, 240_000)
    afterAll(async () => {
      await app?.stop()
      await store?.stop()
    })

    const send = (data: Buffer, fields: object = {}, { name = 'Front.jpg', token = world.boss.token } = {}) => {
      const form = new FormData()
      form.set('_payload', JSON.stringify({ project: world.place.project.id, unit: world.unit, ...fields }))
      form.set('file', new Blob([new Uint8Array(data)]), name)
      return app.api<Body>('POST', '/media', { token, body: form })
    }
    const kept = async (fields: object = {}, data?: Buffer, name?: string): Promise<Picture> => {
      const { status, body, text } = await send(data ?? (await png()), fields, { name: name ?? 'Front.png' })
      if (status !== 201) throw new Error(`${status} ${text}`)
      return body.doc
    }
    const read = async (id: string) =>
      (await app.api<Picture>('GET', `/media/${id}?depth=0`, { token: world.boss.token })).body
    const file = async (id: string, size: string, token = world.boss.token, headers: Record<string, string> = {}) => {
      const { handleApi } = await import('../../../src/api.ts')
      const request = new Request(`http://localhost:3000/api/v1/media/${id}/file/${size}`, {
        headers: { authorization: `Bearer ${token}`, ...headers },
      })
      const response = await handleApi(request, { ip: '127.0.0.1', requestId: 'picture' })
      return { status: response.status, headers: response.headers, data: Buffer.from(await response.arrayBuffer()) }
    }
    const act = (path: string, body: object = {}, token = world.boss.token) =>
      app.api<Body>('POST', `/media/${path}`, { token, body })
    const inOrder = async (unit: string) =>
      readQuery<{ id: string; is_main: boolean }>(
        app.payload,
        'select id, is_main from media where unit_id = $1 and deleted_at is null order by position',
        [unit],
      )
    const clear = () => readQuery(app.payload, 'update media set deleted_at = now(), is_main = false')
    const mainOf = async (unit: string) => (await inOrder(unit)).filter(({ is_main }) => is_main).map(({ id }) => id)

    describe('sizes', () => {
      test('are made by the worker beside the original, which is kept', async () => {
        const doc = await kept({}, await large(), 'Front.jpg')
        expect(doc).toMatchObject({ title: 'Front', isMain: true, block: world.place.block.id })
        const before = await file(doc.id, 'thumb')
        expect(before.headers.get('content-type')).toBe('image/jpeg')
        expect(await drain(app.payload)).toContain('media.resize')
        expect((await read(doc.id)).variants).toMatchObject({
          thumb: { width: 320, height: 160 },
          medium: { width: 960, height: 480 },
          large: { width: 1920, height: 960 },
        })
        const stem = doc.filename.replace('.jpg', '')
        expect((await store.names(world.company)).filter((name) => name.startsWith(stem)).sort()).toEqual([
          `${stem}-large.webp`,
          `${stem}-medium.webp`,
          `${stem}-thumb.webp`,
          `${stem}.jpg`,
        ])
        for (const [size, width] of [
          ['thumb', 320],
          ['medium', 960],
          ['large', 1920],
        ] as const) {
          const { status, data, headers } = await file(doc.id, size)
          expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'image/webp' })
          expect(await sharp(data).metadata()).toMatchObject({ format: 'webp', width })
        }
      })

      test('are not blown up, and a second run changes nothing', async () => {
        const doc = await kept()
        await drain(app.payload)
        const { variants } = await read(doc.id)
        expect(variants?.large).toMatchObject({ width: 64, height: 48 })
        const { makeVariants } = await import('../../../src/services/media/make-variants.ts')
        await makeVariants({ payload: app.payload, id: doc.id })
        await makeVariants({ payload: app.payload, id: '11111111-1111-4111-8111-111111111111' })
        expect(await read(doc.id)).toMatchObject({ variants })
      })

      test('that cannot be made say so on the row, and the original is shown', async () => {
        const doc = await kept()
        await store.lose(world.company, doc.filename)
        await expect(drain(app.payload)).rejects.toThrow('missing')
        const { mediaResize } = await import('../../../jobs/processors/media-resize.ts')
        const job = { id: 'x', topic: 'media.resize' as const, company: null, attempt: 5, attempts: 5 }
        const error = new Error('The picture is missing in the store.')
        await mediaResize.onDead?.({ payload: app.payload, data: { mediaId: doc.id }, job, error })
        expect((await read(doc.id)).variants?.error).toBe('The picture is missing in the store.')
        expect((await file(doc.id, 'thumb')).status).toBe(404)
      })

      test('a plan as PDF has none and is handed out as it is', async () => {
        const doc = await kept({ category: 'floor_plan', unit: world.empty }, pdf(), 'plan.pdf')
        expect(doc.isMain).toBe(false)
        expect(await drain(app.payload)).not.toContain('media.resize')
        const { status, headers } = await file(doc.id, 'large')
        expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: 'application/pdf' })
      })

      test('are kept by browsers for one reader, who asks every time', async () => {
        const doc = await kept()
        await drain(app.payload)
        const { headers } = await file(doc.id, 'thumb')
        const etag = headers.get('etag') ?? ''
        expect(headers.get('cache-control')).toBe('private, no-cache')
        expect(headers.get('content-security-policy')).toContain("default-src 'none'")
        expect((await file(doc.id, 'thumb', undefined, { 'if-none-match': etag })).status).toBe(304)
        expect((await file(doc.id, 'medium', undefined, { 'if-none-match': etag })).status).toBe(200)
        expect((await file(doc.id, 'thumb', neighbour.boss.token, { 'if-none-match': etag })).status).toBe(404)
      })

      test('go with the picture', async () => {
        const doc = await kept()
        await drain(app.payload)
        const left = async () =>
          (await store.names(world.company)).filter((name) => name.startsWith(doc.filename.slice(0, 36)))
        expect(await left()).toHaveLength(4)
        expect((await app.api('DELETE', `/media/${doc.id}`, { token: world.boss.token })).status).toBe(200)
        await drain(app.payload)
        expect(await left()).toEqual([])
      })

      test('of a picture that goes while they are made do not stay behind', async () => {
        const doc = await kept()
        const { makeVariants } = await import('../../../src/services/media/make-variants.ts')
        const made = async () =>
          (await store.names(world.company)).filter((name) => name.startsWith(`${doc.filename.slice(0, 36)}-`))
        // The row is held until all sizes are stored, so that it always goes between them and their note.
        const making = await withTransaction(await createReq(app.payload), async (tx) => {
          await tx.query('select from media where id = $1 for update', [doc.id])
          const work = makeVariants({ payload: app.payload, id: doc.id })
          while ((await made()).length < 3) await new Promise((resolve) => setTimeout(resolve, 20))
          await tx.query('delete from media where id = $1', [doc.id])
          return { work }
        })
        await making.work
        await drain(app.payload)
        expect(await made()).toEqual([])
      })
    })

    describe('what is taken', () => {
      const html = Buffer.from('<!doctype html><script>alert(1)</script>')
      test.each([
        ['a page that is called a picture', 'page.png', () => html],
        ['a bomb', 'bomb.png', bomb],
        ['a program', 'setup.exe', () => Buffer.from('MZ')],
        ['a drawing with scripts', 'logo.svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
      ])('%s is not', async (_what, name, make) => {
        const { status, body } = await send(await make(), {}, { name })
        expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path: 'file' })
      })

      test.each([
        ['a unit of another project', () => ({ project: world.project }), 'unit'],
        ['a unit of another company', () => ({ unit: neighbour.unit }), 'unit'],
        ['a kind that does not exist', () => ({ category: 'selfie' }), 'category'],
      ])('%s is not', async (_what, fields, path) => {
        const { status, body } = await send(await png(), fields(), { name: 'a.png' })
        expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 400, path })
      })

      test('from those who may, and shown to those who see the unit', async () => {
        const bytes = await png()
        const tokens = [world.viewer.token, world.tokens.tenant]
        const answers = await Promise.all(tokens.map((token) => send(bytes, {}, { name: 'a.png', token })))
        expect(answers.map(({ status }) => status)).toEqual([403, 403])
        expect((await send(bytes, {}, { name: 'a.png', token: world.tokens.limited })).status).toBe(400)
        const { id } = await kept()
        const readers = [
          world.tokens.tenant,
          world.tokens.owner,
          world.tokens.stranger,
          world.tokens.limited,
          world.clerk.token,
        ]
        const seen = await Promise.all(readers.map((token) => file(id, 'thumb', token)))
        expect(seen.map(({ status }) => status)).toEqual([200, 200, 404, 404, 403])
        expect((await file(id, 'huge')).status).toBe(404)
      })
    })

    describe('the main picture', () => {
      test('is the first of twenty that come at once', async () => {
        await clear()
        const bytes = await png()
        const answers = await Promise.all(Array.from({ length: 20 }, () => send(bytes, {}, { name: 'a.png' })))
        expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
        const rows = await inOrder(world.unit)
        expect(rows.filter(({ is_main }) => is_main).map(({ id }) => id)).toEqual([rows[0]?.id])
        const positions = await readQuery(
          app.payload,
          'select 1 from media where unit_id = $1 and deleted_at is null group by position',
          [world.unit],
        )
        expect(positions).toHaveLength(20)
      }, 60_000)

      test('is changed by twenty at once to one of them', async () => {
        const rows = await inOrder(world.unit)
        const answers = await Promise.all(rows.map(({ id }) => act(`${id}/make-main`)))
        expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
        expect(await mainOf(world.unit)).toHaveLength(1)
      }, 60_000)

      test('follows when it goes to the trash, comes back, or goes elsewhere', async () => {
        await clear()
        const [first, second] = [await kept(), await kept()]
        const patch = (id: string, body: object) =>
          app.api('PATCH', `/media/${id}?trash=true`, { token: world.boss.token, body })
        expect((await patch(first.id, { deletedAt: new Date().toISOString() })).status).toBe(200)
        expect(await mainOf(world.unit)).toEqual([second.id])
        expect((await patch(first.id, { deletedAt: null })).status).toBe(200)
        expect(await mainOf(world.unit)).toEqual([second.id])
        expect((await patch(second.id, { unit: world.empty })).status).toBe(200)
        expect(await mainOf(world.unit)).toEqual([first.id])
        expect(await mainOf(world.empty)).toEqual([second.id])
        await app.api('DELETE', `/media/${first.id}`, { token: world.boss.token })
        expect(await mainOf(world.unit)).toEqual([])
      })

      test('is not typed, is no PDF, and is chosen by those who may', async () => {
        await clear()
        const [first, second] = [await kept(), await kept({ isMain: true, position: 99 })]
        expect(second).toMatchObject({ isMain: false, position: 1 })
        await app.api('PATCH', `/media/${second.id}`, { token: world.boss.token, body: { isMain: true } })
        expect(await mainOf(world.unit)).toEqual([first.id])
        const plan = await kept({}, pdf(), 'plan.pdf')
        expect((await act(`${plan.id}/make-main`)).status).toBe(409)
        const tokens = [world.viewer.token, world.tokens.tenant, world.tokens.limited, neighbour.boss.token]
        const answers = await Promise.all(tokens.map((token) => act(`${second.id}/make-main`, {}, token)))
        expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 404])
        expect(await mainOf(world.unit)).toEqual([first.id])
      })
    })

    describe('the order', () => {
      test('is that of all ids, or nothing changes', async () => {
        await clear()
        const docs = [await kept(), await kept(), await kept()]
        const ids = docs.map(({ id }) => id)
        const elsewhere = await kept({ unit: world.empty })
        const node = { unit: world.unit }
        const turned = [...ids].reverse()
        expect((await act('reorder', { node, ids: turned })).status).toBe(200)
        expect((await inOrder(world.unit)).map(({ id }) => id)).toEqual(turned)
        const wrong: [object, string][] = [
          [{ node, ids: ids.slice(1) }, 'ids'],
          [{ node, ids: [...ids.slice(1), ids[1]] }, 'ids'],
          [{ node, ids: [...ids, elsewhere.id] }, 'ids.3'],
          [{ node: {}, ids }, 'node'],
          [{ node: { unit: neighbour.unit }, ids }, 'node.unit'],
          [{ node: { unit: world.unit, project: world.project }, ids }, 'unit'],
          [{ node, ids: [] }, 'ids'],
        ]
        for (const [body, path] of wrong) {
          const { status, body: answer } = await act('reorder', body)
          expect({ status, path: answer.errors?.[0]?.path }).toEqual({ status: 400, path })
        }
        expect((await act('reorder', { node, ids }, world.viewer.token)).status).toBe(403)
        expect((await act('reorder', { node, ids }, world.tokens.limited)).status).toBe(400)
        expect((await act('reorder', { node, ids }, neighbour.boss.token)).status).toBe(400)
        expect((await inOrder(world.unit)).map(({ id }) => id)).toEqual(turned)
      })
    })
  })
}
