import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalReq, type CollectionBeforeChangeHook, type CollectionConfig, type PayloadRequest } from 'payload'
import { loose, rowCount, startScratch, type AdapterKind, type Scratch } from './scratch.ts'

/** What the hook of `notes` does; each test sets its own. */
let inHook: (args: Parameters<CollectionBeforeChangeHook>[0]) => unknown = () => undefined

let afterWrite: (req: PayloadRequest) => unknown = () => undefined

const notes: CollectionConfig = {
  slug: 'notes',
  lockDocuments: false,
  hooks: {
    beforeChange: [
      async (args) => {
        await inHook(args)
        return args.data
      },
    ],
    afterChange: [async ({ req }) => void (await afterWrite(req))],
  },
  fields: [
    { name: 'title', type: 'text', required: true },
    { name: 'code', type: 'text', unique: true },
  ],
}
const marks: CollectionConfig = {
  slug: 'marks',
  lockDocuments: false,
  fields: [{ name: 'label', type: 'text', required: true }],
}

/** Refuses a note titled "late" at commit, and "odd" at once. */
const triggers = `
  create function refuse_late() returns trigger language plpgsql as $$
  begin
    if new.title = 'late' then raise exception 'refused at commit' using errcode = 'check_violation'; end if;
    return null;
  end $$;
  create constraint trigger late after insert or update on notes deferrable initially deferred
    for each row execute function refuse_late();
  alter table notes add constraint notes_not_odd check (title <> 'odd');`

describe.each<AdapterKind>(['stock', 'hardened'])('transactions of the %s adapter', (adapter) => {
  let scratch: Scratch
  const isStock = adapter === 'stock'
  const create = (title: string) => scratch.local.create({ collection: 'notes', data: { title }, overrideAccess: true })

  beforeAll(async () => {
    scratch = await startScratch({ adapter, collections: [notes, marks], after: triggers })
  })
  afterAll(() => scratch.stop())
  beforeEach(async () => {
    inHook = () => undefined
    afterWrite = () => undefined
    await scratch.pool.query('truncate notes, marks cascade')
  })

  test('a commit that fails', async () => {
    const outcome = await create('late').then(
      ({ id }) => id,
      (error: unknown) => error,
    )
    expect(await rowCount(scratch.pool, 'notes')).toBe(0)
    if (isStock) expect(outcome).toEqual(expect.any(String))
    else expect(outcome).toMatchObject({ status: 400, code: 'VALIDATION' })
  })

  const missing = (req: PayloadRequest) =>
    scratch.local
      .findByID({ collection: 'notes', id: '00000000-0000-4000-8000-000000000000', req, overrideAccess: true })
      .catch(() => null)

  test('a read that fails and is caught in a hook after the write', async () => {
    afterWrite = missing
    const outcome = create('reads a missing note')
    // stock: an id, and no row
    if (isStock) await expect(outcome).resolves.toHaveProperty('id')
    else await expect(outcome).rejects.toMatchObject({ status: 500 })
    expect(await rowCount(scratch.pool, 'notes')).toBe(0)
  })

  test('a read that fails and is caught in a hook before the write', async () => {
    inHook = ({ req }) => missing(req)
    const outcome = await create('reads a missing note').then(
      () => 'saved',
      () => 'refused',
    )
    // stock: the write goes on outside of any transaction
    expect({ outcome, rows: await rowCount(scratch.pool, 'notes') }).toEqual(
      isStock ? { outcome: 'saved', rows: 1 } : { outcome: 'refused', rows: 0 },
    )
  })

  test('a read that fails with the whole work already written', async () => {
    const req = await createLocalReq({}, scratch.payload)
    const id = await scratch.payload.db.beginTransaction()
    req.transactionID = id as string
    await scratch.local.create({ collection: 'notes', data: { title: 'kept?' }, req, overrideAccess: true })
    await missing(req)
    const commit = scratch.payload.db.commitTransaction(id as string)
    if (isStock) await expect(commit).resolves.toBeUndefined()
    else await expect(commit).rejects.toThrow('Nothing was saved')
    expect(await rowCount(scratch.pool, 'notes')).toBe(0)
  })

  test('writes after a nested write that failed and was caught', async () => {
    const strayed: string[] = []
    inHook = async ({ req, data }) => {
      if (data.title !== 'outer') return
      await loose(req.payload)
        .create({ collection: 'notes', data: { title: 'odd' }, req, overrideAccess: true })
        .catch(() => null)
      await loose(req.payload)
        .create({ collection: 'marks', data: { label: 'later' }, req, overrideAccess: true })
        .then(
          ({ label }) => strayed.push(String(label)),
          () => null,
        )
    }
    const outcome = await create('outer').then(
      () => 'saved',
      () => 'refused',
    )
    const kept = { marks: await rowCount(scratch.pool, 'marks'), notes: await rowCount(scratch.pool, 'notes') }
    if (isStock) {
      expect({ strayed, marks: kept.marks }).toEqual({ strayed: ['later'], marks: 1 })
    } else {
      expect({ outcome, strayed, kept }).toEqual({ outcome: 'refused', strayed: [], kept: { marks: 0, notes: 0 } })
    }
  })

  test('a bulk update in which one row is refused', async () => {
    for (const title of ['a', 'b', 'c']) await create(title)
    inHook = async ({ data, originalDoc }) => {
      if (originalDoc?.title === 'b') data.title = 'odd'
    }
    const outcome = scratch.local.update({
      collection: 'notes',
      where: { title: { exists: true } },
      data: { code: null },
      overrideAccess: true,
    })
    if (isStock) {
      const { docs, errors } = await outcome
      expect(docs.length + errors.length).toBe(3)
      expect(docs.length).toBeGreaterThan(0)
    } else {
      await expect(outcome).rejects.toMatchObject({ status: 400, code: 'VALIDATION' })
    }
    const { rows } = await scratch.pool.query<{ title: string }>('select title from notes order by title')
    expect(rows.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
  })
})
