import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CollectionConfig } from 'payload'
import { toAppError } from '../../../src/db/errors.ts'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { startScratch, type Scratch } from './scratch.ts'

const companies: CollectionConfig = { slug: 'companies', fields: [{ name: 'name', type: 'text', required: true }] }
const projects: CollectionConfig = {
  slug: 'projects',
  trash: true,
  fields: [
    { name: 'company', type: 'relationship', relationTo: 'companies', required: true },
    { name: 'code', type: 'text', required: true },
    { name: 'registration', type: 'text', unique: true },
    { name: 'kind', type: 'select', options: ['plain', 'odd'], defaultValue: 'plain' },
    { name: 'feeMinor', type: 'number' },
    { name: 'openedOn', type: 'text' },
    { name: 'parent', type: 'relationship', relationTo: 'projects' },
  ],
}

let scratch: Scratch
let company: string
let other: string

beforeAll(async () => {
  scratch = await startScratch({
    adapter: 'hardened',
    collections: [companies, projects],
    rules: {
      uniques: [{ table: 'projects', name: 'projects_code_unique', columns: ['company_id', 'lower(code)'] }],
      checks: [{ table: 'projects', name: 'projects_fee_check', sql: 'fee_minor <= 500' }],
    },
  })
  company = await newCompany('A')
  other = await newCompany('B')
  await newProject({ code: 'P1', registration: 'R1' })
})
afterAll(() => scratch.stop())

const newCompany = async (name: string): Promise<string> =>
  (await scratch.local.create({ collection: 'companies', data: { name }, overrideAccess: true })).id
const newProject = async (data: Record<string, unknown>): Promise<string> =>
  (await scratch.local.create({ collection: 'projects', data: { company, ...data }, overrideAccess: true })).id

describe('what the database refuses is explained to the user', () => {
  test.each([
    [
      'a code that is taken, in other letters',
      { code: 'p1' },
      { status: 400, code: 'VALIDATION', path: 'code', message: 'This code is already in use.' },
    ],
    ['a unique field of Payload', { code: 'P2', registration: 'R1' }, { status: 400 }],
    ['a rule of a table', { code: 'P3', feeMinor: 501 }, { status: 400, code: 'VALIDATION', path: 'managementFeeBps' }],
    ['a fraction of a minor unit', { code: 'P4', feeMinor: 1.5 }, { status: 400, code: 'VALIDATION' }],
    ['a number beyond exactness', { code: 'P5', feeMinor: -9007199254740994 }, { status: 400, code: 'VALIDATION' }],
    ['a day that does not exist', { code: 'P6', openedOn: '2026-02-30' }, { status: 400, code: 'VALIDATION' }],
    ['a date in another form', { code: 'P7', openedOn: '30.01.2026' }, { status: 400, code: 'VALIDATION' }],
    ['a text with a null character', { code: 'P\u0000' }, { status: 400, code: 'VALIDATION' }],
  ])('%s', async (_, data, expected) => {
    const error = await newProject(data).catch((caught: unknown) => caught)
    expect(error).toMatchObject(expected)
    expect(JSON.stringify(error)).not.toContain('Failed query')
  })

  test('a row of another company', async () => {
    const parent = await newProject({ code: 'HOME' })
    const write = scratch.payload.db.create({ collection: 'projects', data: { company: other, code: 'AWAY', parent } })
    await expect(write).rejects.toMatchObject({ status: 400, code: 'VALIDATION', path: 'parent' })
  })

  test('a row that others refer to', async () => {
    const parent = await newProject({ code: 'USED' })
    await newProject({ code: 'USER', parent })
    const removal = scratch.local.delete({ collection: 'projects', id: parent, overrideAccess: true })
    await expect(removal).rejects.toMatchObject({
      status: 409,
      code: 'CONFLICT',
      message: 'This is still used by projects and cannot be deleted.',
    })
  })

  test('a code may be used again when its owner is in the trash', async () => {
    const id = await newProject({ code: 'TRASH' })
    await scratch.local.update({
      collection: 'projects',
      id,
      data: { deletedAt: new Date().toISOString() },
      overrideAccess: true,
    })
    await expect(newProject({ code: 'trash' })).resolves.toEqual(expect.any(String))
  })
})

describe('codes of PostgreSQL', () => {
  test.each([
    ['23505', 409, 'CONFLICT'],
    ['23514', 400, 'VALIDATION'],
    ['23503', 400, 'VALIDATION'],
    ['23502', 400, 'VALIDATION'],
    ['23P01', 409, 'CONFLICT'],
    ['22P02', 400, 'VALIDATION'],
    ['22007', 400, 'VALIDATION'],
    ['22008', 400, 'VALIDATION'],
    ['22003', 400, 'VALIDATION'],
    ['22001', 400, 'VALIDATION'],
    ['40001', 409, 'CONFLICT'],
    ['40P01', 409, 'CONFLICT'],
    ['55P03', 409, 'CONFLICT'],
    ['57014', 503, 'UNAVAILABLE'],
    ['57P01', 503, 'UNAVAILABLE'],
    ['53300', 503, 'UNAVAILABLE'],
    ['08006', 503, 'UNAVAILABLE'],
  ])('%s answers %i %s', async (code, status, expected) => {
    const read = readQuery(
      scratch.payload,
      `do $$ begin raise exception 'secret detail' using errcode = '${code}'; end $$`,
    )
    const error = await read.catch((caught: unknown) => caught)
    expect(error).toMatchObject({ status, code: expected, isPublic: true })
    expect((error as Error).message).not.toContain('secret')
  })

  test('a missing value names its column', async () => {
    const req = await createReq(scratch.payload)
    const write = withTransaction(req, (tx) => tx.query('insert into projects (code) values ($1)', ['NONE']))
    await expect(write).rejects.toMatchObject({ status: 400, path: 'company' })
  })

  test('an error of the code itself stays what it is', async () => {
    expect(toAppError(new TypeError('x is not a function'))).toBeUndefined()
    await expect(readQuery(scratch.payload, 'select nonsense')).rejects.not.toHaveProperty('isPublic')
  })
})
