import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Payload } from 'payload'
import { mailSend } from '../../../jobs/processors/mail-send.ts'
import { type PayloadOf, topics } from '../../../jobs/queues.ts'
import { isPermanent } from '../../../src/jobs/permanent-error.ts'
import { type RunningJobs, startJobs } from '../../../src/jobs/start-jobs.ts'
import { setClock } from '../../../src/platform/clock.ts'
import { logger } from '../../../src/platform/logger.ts'
import { mailAdapter } from '../../../src/platform/mail.ts'
import { seal } from '../../../src/platform/secret-box.ts'
import { queueMail } from '../../../src/services/mail/queue-mail.ts'
import { createJobsDatabase, type JobsDatabase, processorsWith, until } from '../jobs/jobs-fixture.ts'
import { clockAt } from './auth-database.ts'

const to = 'wanjiku.otieno@x.test'
const code = '493817'
const link = 'https://freehold.test/admin/invitation/pZ0tokenofinvitation'
const secrets = [to, code, 'pZ0tokenofinvitation', 'Amina']

let database: JobsDatabase
let folder: string
let jobs: RunningJobs | undefined
let server: Server | undefined
beforeAll(async () => {
  database = await createJobsDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'freehold-mail-'))
  process.env.DATA_DIR = folder
})
afterEach(async () => {
  setClock()
  jest.restoreAllMocks()
  await jobs?.stop()
  jobs = undefined
  server?.close()
  server = undefined
  for (const name of ['SMTP_HOST', 'SMTP_PORT', 'DATA_DIR']) delete process.env[name]
  await rm(folder, { recursive: true, force: true })
  await database.rows('delete from outbox')
})

/** Payload with the mail of the product: a folder, or the server that the variables name. */
const withMail = async (): Promise<Payload> => {
  const { sendEmail } = (await mailAdapter())({ payload: database.payload })
  return Object.assign(database.payload, { sendEmail })
}
const queueOne = (): Promise<void> =>
  database.inTransaction((tx) => queueMail(tx, { to, template: 'login-code', data: { name: 'Amina', code } }))
const queuedOnes = async (): Promise<PayloadOf<'mail.send'>[]> =>
  (await database.rows<{ payload: unknown }>(`select payload from outbox where topic = 'mail.send'`)).map(
    ({ payload }) => topics['mail.send'].payload.parse(payload),
  )
const handle = async (data: PayloadOf<'mail.send'>): Promise<unknown> => {
  const job = { id: 'job', topic: 'mail.send', company: null, attempt: 1, attempts: 8 } as const
  return mailSend.handle({ payload: await withMail(), data, job })
}
const failureOf = async (data: PayloadOf<'mail.send'>): Promise<Error> =>
  handle(data).then(
    () => Promise.reject(new Error('the mail went out')),
    (error: Error) => error,
  )

/** Everything that the database holds, the queue's own tables included. */
const wholeDatabase = async (): Promise<string> => {
  const tables = await database.rows<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const texts = await Promise.all(
    tables.map(({ name }) => database.rows(`select to_jsonb(t)::text as row from ${name} t`)),
  )
  return JSON.stringify(texts)
}

/** A mail server that answers each RCPT as told, as real ones do: with the address. */
const mailServer = async (answer: string): Promise<void> => {
  server = createServer((socket) => {
    socket.write('220 mail.test\r\n')
    socket.on('data', (data) => {
      const isRecipient = /^RCPT/i.test(data.toString())
      socket.write(isRecipient ? `${answer} <${to}>\r\n` : '250 ok\r\n')
    })
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  Object.assign(process.env, { SMTP_HOST: '127.0.0.1', SMTP_PORT: String((server.address() as AddressInfo).port) })
}

test('a mail arrives with its code, and nothing of it stands in the outbox or in the queue', async () => {
  const payload = await withMail()
  jobs = await startJobs({
    payload,
    databaseUrl: database.url,
    queuePrefix: 'test-mail',
    processors: processorsWith({ 'mail.send': mailSend }),
    concurrency: 2,
  })
  await queueOne()
  await until(async () => (await readdir(join(folder, 'outbox')).catch(() => [])).length === 1)
  const [file = ''] = await readdir(join(folder, 'outbox'))
  const mail = await readFile(join(folder, 'outbox', file), 'utf8')
  expect(mail).toContain(`To: ${to}`)
  expect(mail).toContain('Subject: Your log-in code')
  expect(mail.split(code).length - 1).toBe(2)
  const kept = await wholeDatabase()
  expect(kept).toContain('login-code')
  for (const secret of secrets) expect(kept).not.toContain(secret)
})

test('a mail is never queued without the transaction that causes it, and once for a key', async () => {
  const failing = database.inTransaction(async (tx) => {
    await queueMail(tx, { to, template: 'password-changed', data: { name: 'Amina' } })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  const mail = { to, template: 'password-changed', data: { name: 'Amina' }, key: 'changed/1' } as const
  await database.inTransaction((tx) => queueMail(tx, mail))
  await database.inTransaction((tx) => queueMail(tx, mail))
  expect(await queuedOnes()).toHaveLength(1)
})

test('a code that has expired on the way is dropped, and the log tells no more than that', async () => {
  clockAt(0)
  await queueOne()
  const [data] = await queuedOnes()
  const warn = jest.spyOn(logger, 'warn')
  clockAt(299)
  await handle(data!)
  expect(await readdir(join(folder, 'outbox'))).toHaveLength(1)
  clockAt(300)
  await handle(data!)
  expect(await readdir(join(folder, 'outbox'))).toHaveLength(1)
  expect(warn).toHaveBeenCalledTimes(1)
  for (const secret of secrets) expect(JSON.stringify(warn.mock.calls)).not.toContain(secret)
})

test('an invitation is dropped after its own end, other news never', async () => {
  clockAt(0)
  const data = { name: 'Amina', company: 'Acacia', kind: 'owner', link, expiresAt: '2026-03-06T08:00:00.000Z' } as const
  await database.inTransaction((tx) => queueMail(tx, { to, template: 'invitation', data }))
  await database.inTransaction((tx) => queueMail(tx, { to, template: 'second-factor-on', data: { name: 'Amina' } }))
  clockAt(30 * 86_400)
  for (const mail of await queuedOnes()) await handle(mail)
  const files = await readdir(join(folder, 'outbox'))
  expect(files).toHaveLength(1)
  expect(await readFile(join(folder, 'outbox', files[0]!), 'utf8')).toContain('Second factor switched on')
})

test.each([
  ['550 no such user', true],
  ['450 try later', false],
])('the answer %p is final: %p, and its error names nobody', async (answer, isFinal) => {
  await mailServer(answer)
  await queueOne()
  const [data] = await queuedOnes()
  const error = await failureOf(data!)
  expect(isPermanent(error)).toBe(isFinal)
  expect(error.message).toContain(answer.slice(0, 3))
  const shown = JSON.stringify([error.message, error.stack, error.cause, Object.entries(error)])
  for (const secret of secrets) expect(shown).not.toContain(secret)
})

test('a mail server that is away is asked again', async () => {
  await mailServer('250 ok')
  server!.close()
  await queueOne()
  const [data] = await queuedOnes()
  const error = await failureOf(data!)
  expect(isPermanent(error)).toBe(false)
  expect(error.message).toContain('login-code')
})

test.each([
  ['sealed under another key', 'login-code', () => 'v1.AAAA'],
  ['without what its template needs', 'new-device', () => seal(JSON.stringify({ to, data: { name: 'Amina' } }))],
  ['of an unknown template', 'constructor', () => seal(JSON.stringify({ to, data: {} }))],
])('a mail %s is dead at once, and its error says nothing of it', async (_, template, sealed) => {
  const error = await failureOf({ template, sealed: sealed() })
  expect(isPermanent(error)).toBe(true)
  for (const secret of secrets) expect(`${error.message}${error.stack}`).not.toContain(secret)
})
