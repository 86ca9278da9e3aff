import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { drain } from '../../helpers/drain.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { csvOf, type ImportWorld, makeImportWorld } from './import-world.ts'
import { workbookOf } from './workbook.ts'

let app: TestApp
let world: ImportWorld

beforeAll(async () => {
  app = await startUnlimitedApp()
  world = await makeImportWorld(app, 'large')
})
afterAll(() => app?.stop())

const columns = ['Block', 'Floor', 'Unit', 'Unit kind', 'Rent']

/** 5,000 units in 50 blocks of ten floors; row 2 is the first. */
const rightRows = (): (string | number)[][] =>
  Array.from({ length: 5_000 }, (_, index) => {
    const block = Math.floor(index / 100) + 1
    const floor = Math.floor((index % 100) / 10)
    return [
      `Tower ${block}`,
      floor,
      `T${block}-${floor}${String(index % 10).padStart(2, '0')}`,
      'apartment',
      30_000 + index,
    ]
  })

const planted: [row: number, column: string, change: (row: (string | number)[]) => (string | number)[]][] = [
  [7, 'Floor', (row) => row.with(1, 101)],
  [250, 'Rent', (row) => row.with(4, '=1+1')],
  [1_111, 'Unit', (row) => row.with(2, 't1-000')],
  [3_000, 'Unit', (row) => row.with(2, '')],
  [4_001, 'Unit kind', (row) => row.with(3, 'house')],
  [4_999, 'Rent', (row) => row.with(4, 'a lot')],
]

const unitsMade = () => world.count('units', `identifier like 'T%-%'`)

test('a file of 5,000 rows with planted errors: exactly those are named, nothing is done; corrected it goes in and out', async () => {
  const before = [await world.count('units'), await world.count('blocks')]
  const rows = rightRows()
  for (const [row, , change] of planted) rows[row - 2] = change(rows[row - 2] ?? [])
  const bad = await world.upload({ project: world.project, content: csvOf(columns, ...rows) })
  expect([bad.status, bad.body.status, bad.body.rows]).toEqual([201, 'checking', 5_000])
  expect((await world.commit(bad.body.id)).status).toBe(409)
  expect(await drain(app.payload)).toContain('import.run')
  const checked = (await world.progress(bad.body.id)).body
  expect(checked).toMatchObject({ status: 'invalid', wrongRows: planted.length })
  expect(checked.problems.map(({ row, column }) => [row, column])).toEqual(
    planted.map(([row, column]) => [row, column]),
  )
  expect((await world.commit(bad.body.id)).status).toBe(409)
  expect([await world.count('units'), await world.count('blocks')]).toEqual(before)
  const pages = await app.api<{ totalDocs: number; docs: unknown[] }>(
    'GET',
    `/import-rows?where[import][equals]=${bad.body.id}&where[status][equals]=error&limit=200&depth=0`,
    { token: world.boss.token },
  )
  expect([pages.body.totalDocs, pages.body.docs.length]).toEqual([planted.length, planted.length])

  const content = await workbookOf([columns, ...rightRows()])
  const good = await world.upload({ project: world.project, name: 'units.xlsx', content })
  await drain(app.payload)
  expect((await world.progress(good.body.id)).body).toMatchObject({
    status: 'ready',
    wrongRows: 0,
    summary: { counts: { blocks: 50, units: 5_000 } },
  })
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.commit(good.body.id)))
  expect(answers.map(({ status, body }) => [status, body.status])).toEqual(answers.map(() => [200, 'committing']))
  const twin = await world.upload({ project: world.project, name: 'again.xlsx', content })
  await drain(app.payload)
  expect((await world.progress(good.body.id)).body).toMatchObject({ status: 'done', createdRows: 5_000 })
  expect(await unitsMade()).toBe(5_000)
  // another upload of the same bytes is all errors by now, and is not written whatever is asked
  expect((await world.commit(twin.body.id, { skipWrong: true })).status).toBe(409)
  const [audit] = await readQuery<{ count: number }>(
    app.payload,
    `select count(*)::int as count from audit_log where after ->> 'import' = $1 and action = 'create' and actor_id = $2`,
    [good.body.id, world.boss.user],
  )
  expect(audit?.count).toBe(5_050)
  expect((await world.undo(good.body.id)).body.status).toBe('undone')
  expect([await world.count('units'), await world.count('blocks')]).toEqual(before)
}, 180_000)

test('the number of queries does not grow with the rows', async () => {
  const { checkRows } = await import('../../../src/services/imports/check-import.ts')
  const queriesOf = async (count: number): Promise<number> => {
    const stored = rightRows()
      .slice(0, count)
      .map((row, index) => ({
        number: index + 2,
        cells: { block: String(row[0]), floor: String(row[1]), identifier: String(row[2]), rent: String(row[4]) },
      }))
    let queries = 0
    const req = await createReq(app.payload)
    await withTransaction(req, async (tx) => {
      const counted = {
        query: <Row>(text: string, values?: unknown[]) => ((queries += 1), tx.query<Row>(text, values)),
      }
      const record = {
        company: world.company,
        kind: 'structure' as const,
        project: world.project,
        bankAccount: null,
        gatewayAccount: null,
        summary: { variant: 'units' },
      }
      const { wrong } = await checkRows({ req, tx: counted, record, stored })
      expect(wrong).toBe(0)
    })
    return queries
  }
  expect(await queriesOf(2_000)).toBe(await queriesOf(2))
})

test('twenty imports of the same file at once: one is written, the others are refused', async () => {
  const content = csvOf(['Unit', 'Unit kind'], ['Race 1', 'shop'], ['Race 2', 'shop'])
  const uploads = await Promise.all(Array.from({ length: 20 }, () => world.upload({ project: world.project, content })))
  const answers = await Promise.all(uploads.map(({ body }) => world.commit(body.id)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)])
  expect(await world.count('units', `identifier like 'Race%'`)).toBe(2)
})

test('a worker that dies in the middle leaves nothing, and the next run writes everything once', async () => {
  const content = csvOf(columns, ...rightRows().slice(0, 1_500))
  const { body } = await world.upload({ project: world.project, content })
  await drain(app.payload)
  await world.commit(body.id)
  const [effect] = await readQuery<{ payload: { jobRunId: string; importId: string; step: 'commit' } }>(
    app.payload,
    `select payload from outbox where topic = 'import.run' and payload ->> 'importId' = $1 and payload ->> 'step' = 'commit'`,
    [body.id],
  )
  const step = effect?.payload
  if (!step) throw new Error('No job was queued.')
  const { runImport } = await import('../../../src/services/imports/run-import.ts')
  const running = runImport({ payload: app.payload, step })
  const cut = async (): Promise<boolean> => {
    const rows = await readQuery(
      app.payload,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and query ilike '%insert into "units"%'`,
    )
    return rows.length > 0
  }
  let wasCut = false
  const end = Date.now() + 20_000
  const outcome = running.then(
    () => 'done',
    () => 'cut',
  )
  while (!wasCut && Date.now() < end) wasCut = await cut()
  expect([wasCut, await outcome]).toEqual([true, 'cut'])
  expect(await unitsMade()).toBe(0)
  expect((await world.progress(body.id)).body.status).toBe('committing')
  await runImport({ payload: app.payload, step })
  await runImport({ payload: app.payload, step })
  expect(await unitsMade()).toBe(1_500)
  expect((await world.progress(body.id)).body).toMatchObject({ status: 'done', createdRows: 1_500 })
}, 60_000)

test('a job that fails for good says so, and the import may be tried again', async () => {
  const { failImport } = await import('../../../src/services/imports/run-import.ts')
  const { body } = await world.upload({ project: world.project, content: csvOf(['Unit'], ['Again 1']) })
  await readQuery(app.payload, `update imports set status = 'committing' where id = $1`, [body.id])
  const jobRunId = '00000000-0000-4000-8000-000000000001'
  await failImport(app.payload, { jobRunId, importId: body.id, step: 'commit' }, new Error('The disk is full.'))
  const failed = (await world.progress(body.id)).body
  expect(failed).toMatchObject({ status: 'failed', failure: expect.stringContaining('Nothing was written') })
  expect((await world.commit(body.id)).body).toMatchObject({ status: 'done', createdRows: 1 })
})
