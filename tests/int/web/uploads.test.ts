import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { ApiAnswer } from '../../helpers/api.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { makeCompany, makePerson, password } from '../../helpers/factories.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { aboutPicture, bomb, docx, pdf, photo, png, webp, zip } from './files.ts'

type Doc = { id: string; filename: string; mimeType: string; url: string; name: string; sha256: string; kind: string }
type Body = { doc?: Doc; errors?: { message: string; code: string; path?: string }[] }

let app: TestApp
let folder: string
let company: string
let admin: string
let viewer: string
let neighbour: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freehold-files-'))
  app = await startUnlimitedApp({ env: { DATA_DIR: folder } })
  const acacia = await makeCompany(app.payload, 'acacia')
  const baobab = await makeCompany(app.payload, 'baobab')
  company = acacia.id
  admin = await app.login(acacia.email('administrator'), password)
  viewer = await app.login(acacia.email('accountant'), password)
  neighbour = await app.login(baobab.email('administrator'), password)
}, 240_000)

afterAll(async () => {
  await app?.stop()
  await rm(folder, { recursive: true, force: true })
})

type Sending = {
  name: string
  data: Buffer
  type?: string
  fields?: object
  token?: string
  method?: string
  at?: string
}

const send = ({ name, data, type = 'application/octet-stream', fields = {}, token = admin, ...to }: Sending) => {
  const form = new FormData()
  form.set('_payload', JSON.stringify(fields))
  form.set('file', new Blob([new Uint8Array(data)], { type }), name)
  return app.api<Body>(to.method ?? 'POST', to.at ?? '/documents', { token, body: form })
}

const kept = async (sending: Sending): Promise<Doc> => {
  const { status, body, text } = await send(sending)
  if (status !== 201 || !body.doc) throw new Error(`${status} ${text}`)
  return body.doc
}

const download = async (doc: Doc, token?: string, headers?: Record<string, string>) => {
  const { handleApi } = await import('../../../src/api.ts')
  const request = new Request(`http://localhost:3000/api/v1/documents/file/${doc.filename}`, {
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  })
  const response = await handleApi(request, { ip: '127.0.0.1', requestId: 'download' })
  return { status: response.status, headers: response.headers, data: Buffer.from(await response.arrayBuffer()) }
}

const refusal = ({ status, body }: ApiAnswer<Body>) => ({ status, path: body.errors?.[0]?.path })

describe('what is taken', () => {
  test('a photograph loses its place and camera, and stands upright', async () => {
    const doc = await kept({ name: 'Front door.JPEG', data: await photo(), fields: { kind: 'identity' } })
    expect(doc).toMatchObject({ name: 'Front door', mimeType: 'image/jpeg', kind: 'identity' })
    const { status, data, headers } = await download(doc, admin)
    expect(status).toBe(200)
    expect(await aboutPicture(data)).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 48,
      height: 64,
    })
    expect(data.includes('SecretCamera')).toBe(false)
    expect(headers.get('content-disposition')).toMatch(/^inline; filename="Front door.jpg"/)
  })

  test('what was hidden behind a picture is gone', async () => {
    const data = Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>')])
    const doc = await kept({ name: 'plan.png', data })
    expect((await download(doc, admin)).data.includes('script')).toBe(false)
  })

  test.each([
    ['scan.pdf', () => pdf(), 'application/pdf', 'inline'],
    ['plan.webp', webp, 'image/webp', 'inline'],
    ['lease.docx', () => docx(), /wordprocessingml/, 'attachment'],
  ])('%s', async (name, make, type, how) => {
    const data = await make()
    const doc = await kept({ name, data })
    const answer = await download(doc, admin)
    if (!name.endsWith('webp')) expect(answer.data.equals(data)).toBe(true)
    expect(answer.headers.get('content-type')).toMatch(type)
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^${how};`))
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('a name of any script is kept for the download, the stored name is random', async () => {
    const doc = await kept({ name: 'Mkataba – “عقد”.pdf', data: pdf(), fields: { name: 'Mkataba; "عقد"' } })
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.pdf$/)
    const { headers } = await download(doc, admin)
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Mkataba%3B%20%22%D8%B9%D9%82%D8%AF%22.pdf")
    expect(await readdir(join(folder, 'files/company', company))).toContain(doc.filename)
  })

  test('a browser that has the file asks whether it still may', async () => {
    const doc = await kept({ name: 'a.pdf', data: pdf() })
    const { headers } = await download(doc, admin)
    const again = { 'if-none-match': headers.get('etag') ?? '' }
    expect((await download(doc, admin, again)).status).toBe(304)
    expect((await download(doc, neighbour, again)).status).toBe(404)
  })

  test('twenty at once are twenty files', async () => {
    const docs = await Promise.all(Array.from({ length: 20 }, () => kept({ name: 'same.pdf', data: pdf() })))
    expect(new Set(docs.map(({ filename }) => filename)).size).toBe(20)
  })
})

describe('what is refused', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const cases: [string, string, () => Buffer | Promise<Buffer>, string?][] = [
    ['svg', 'logo.svg', () => svg, 'image/svg+xml'],
    ['html', 'page.html', () => html, 'text/html'],
    ['html that says it is a picture', 'page.png', () => html, 'image/png'],
    ['svg that says it is a picture', 'logo.png', () => svg, 'image/png'],
    ['a picture of another kind', 'photo.jpg', png],
    ['a program', 'setup.exe', () => Buffer.from('MZ')],
    ['no extension', 'passport', photo],
    ['two extensions', 'photo.php.jpg', photo],
    ['an extension in front', 'html.jpg', photo],
    ['a turned name', 'exe.\u202egpj.pdf', () => pdf()],
    ['an empty file', 'empty.pdf', () => Buffer.alloc(0)],
    ['a picture that is cut off', 'half.png', async () => (await png()).subarray(0, 60)],
    ['a bomb', 'bomb.png', bomb],
    ['a PDF after a picture', 'both.pdf', async () => Buffer.concat([await png(), pdf()])],
    ['a page in front of a PDF', 'page.pdf', () => Buffer.concat([html, pdf()])],
    ['a page in the head of a PDF', 'page.pdf', () => Buffer.concat([Buffer.from('%PDF-1.4\n'), html, pdf()])],
    ['a program behind a PDF', 'jar.pdf', () => Buffer.concat([pdf(), zip({ 'A.class': 'x' })])],
    ['a cut PDF', 'cut.pdf', () => pdf().subarray(0, 100)],
    ['a document with macros', 'macro.docx', () => docx('application/vnd.ms-word.document.macroEnabled.main+xml')],
    ['an archive', 'files.docx', () => zip({ 'evil.js': 'x' })],
    ['an archive by its name', 'files.zip', () => zip({ 'evil.js': 'x' })],
  ]
  test.each(cases)('%s', async (...[, name, make, type]) => {
    const { status, body } = await send({ name, data: await make(), type: type ?? 'application/pdf' })
    expect({ status, code: body.errors?.[0]?.code, path: body.errors?.[0]?.path }).toEqual({
      status: 400,
      code: 'VALIDATION',
      path: 'file',
    })
    expect(body.errors?.[0]?.message).toMatch(/^[A-Z].*\.$/)
  })

  test.each(['../../etc/passwd.pdf', '..\\..\\passwd.pdf', '/etc/passwd.pdf'])('%s is no path', async (name) => {
    const doc = await kept({ name, data: pdf() })
    expect(doc.name).toBe('passwd')
    expect(doc.filename).toMatch(/^[0-9a-f-]{36}\.pdf$/)
  })

  test('more than a kind may have', async () => {
    const data = Buffer.concat([await png(), Buffer.alloc(16 * 1024 * 1024)])
    expect(await send({ name: 'big.png', data })).toMatchObject({ status: 413 })
    expect((await send({ name: 'huge.pdf', data: Buffer.alloc(60 * 1024 * 1024) })).status).toBe(413)
  })

  test('no file, or the address of one', async () => {
    const answers = await Promise.all([
      app.api<Body>('POST', '/documents', { token: admin, body: { name: 'Nothing' } }),
      app.api<Body>('POST', '/documents', {
        token: admin,
        body: { name: 'Elsewhere', filename: 'a.pdf', url: 'http://169.254.169.254/latest/meta-data' },
      }),
    ])
    expect(answers.map(refusal)).toEqual(Array(2).fill({ status: 400, path: 'file' }))
    const pasted = await app.api('GET', '/documents/paste-url?src=http://127.0.0.1/', { token: admin })
    expect(pasted.status).toBeGreaterThanOrEqual(400)
  })

  test('who may not add documents, and a form without a log-in', async () => {
    expect((await send({ name: 'a.pdf', data: pdf(), token: viewer })).status).toBe(403)
    expect((await send({ name: 'a.pdf', data: pdf(), token: 'made.up.token' })).status).toBe(401)
    expect((await send({ name: 'a.pdf', data: pdf(), fields: { company }, token: neighbour })).status).toBe(403)
  })
})

describe('a file belongs to its row', () => {
  test('only who may read the row gets the file', async () => {
    const doc = await kept({ name: 'id.pdf', data: pdf() })
    expect((await download(doc, neighbour)).status).toBe(404)
    expect((await download(doc)).status).toBe(401)
    expect((await download({ ...doc, filename: 'no-such-file.pdf' }, admin)).status).toBe(404)
    expect((await download({ ...doc, filename: `..%2f..%2fsecrets.json` }, admin)).status).toBe(404)
    expect((await download({ ...doc, filename: `${doc.filename}?prefix=company/other` }, neighbour)).status).toBe(404)
  })

  test('a row cannot be pointed at another file, nor its file replaced', async () => {
    const theirs = await kept({ name: 'theirs.pdf', data: pdf(), token: neighbour })
    const mine = await kept({ name: 'mine.pdf', data: pdf('% mine\n') })
    const forged = { filename: theirs.filename, url: theirs.url, mimeType: 'text/html', sha256: 'x', name: 'Renamed' }
    const { status, body } = await app.api<Body>('PATCH', `/documents/${mine.id}`, { token: admin, body: forged })
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ ...mine, name: 'Renamed', updatedAt: expect.any(String) })
    const at = `/documents/${mine.id}`
    expect(refusal(await send({ name: 'b.pdf', data: pdf(), method: 'PATCH', at }))).toEqual({
      status: 409,
      path: 'file',
    })
    expect((await send({ name: 'b.pdf', data: pdf(), method: 'PATCH', at, token: neighbour })).status).toBeGreaterThan(
      400,
    )
    const made = await app.api<Body>('POST', `/documents/${mine.id}/duplicate`, { token: admin, body: {} })
    expect(made.status).toBeGreaterThanOrEqual(400)
  })

  test('a person of another company is none', async () => {
    const person = await makePerson(app.payload, { company })
    expect((await send({ name: 'a.pdf', data: pdf(), fields: { person: person.id }, token: neighbour })).status).toBe(
      400,
    )
    expect((await send({ name: 'a.pdf', data: pdf(), fields: { person: person.id } })).status).toBe(201)
  })

  test('the file goes with its row', async () => {
    const doc = await kept({ name: 'old.pdf', data: pdf() })
    expect((await app.api('DELETE', `/documents/${doc.id}`, { token: admin })).status).toBe(200)
    expect((await download(doc, admin)).status).toBe(404)
    await drain(app.payload)
    expect(await readdir(join(folder, 'files/company', company))).not.toContain(doc.filename)
  })
})
