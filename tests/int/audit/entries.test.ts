import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { PayloadRequest } from 'payload'
import { createReq, readQuery, withTransaction } from '../../../src/db/transaction.ts'
import { attachContext } from '../../../src/http/request-context.ts'
import { recordAudit, type AuditRow } from '../../../src/services/audit.ts'
import { createCompany } from '../../../src/services/onboarding/create-company.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'

let app: TestApp
let company: string
beforeAll(async () => {
  app = await startTestApp()
  company = (await createCompany({ req: await createReq(app.payload), company: { name: 'Acacia', slug: 'acacia' } })).id
})
afterAll(() => app.stop())

type Entry = Record<
  'action' | 'entity' | 'entity_id' | 'reason' | 'ip' | 'device' | 'request_id' | 'on_behalf_of',
  string | null
> & {
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

/** A request as the server hands it over. */
const requestWith = async (headers: Record<string, string> = {}): Promise<PayloadRequest> => {
  const req = await createReq(app.payload)
  req.headers = new Headers(headers)
  attachContext(req as unknown as Request, { ip: '203.0.113.7', requestId: 'request-1' } as never)
  return req
}

const entryOf = async (row: Partial<AuditRow>, req?: PayloadRequest): Promise<Entry | undefined> => {
  const entityId = crypto.randomUUID()
  await recordAudit({
    req: req ?? (await createReq(app.payload)),
    rows: [{ action: 'update', entity: 'people', company, entityId, ...row }],
  })
  const [entry] = await readQuery<Entry>(app.payload, 'select * from audit_log where entity_id = $1', [entityId])
  return entry
}

describe('what an entry holds', () => {
  test('where it came from, on which device, and under which request', async () => {
    const req = await requestWith({ 'user-agent': chrome, 'x-reason': ' The tenant asked for it ' })
    expect(await entryOf({ after: { name: 'Wanjiru' } }, req)).toMatchObject({
      ip: '203.0.113.7',
      request_id: 'request-1',
      device: expect.stringMatching(/Chrome.*Windows/),
      reason: 'The tenant asked for it',
      after: { name: 'Wanjiru' },
    })
  })

  test('work that no request started has neither address nor device', async () => {
    expect(await entryOf({ after: { name: 'Wanjiru' } })).toMatchObject({
      ip: null,
      device: null,
      request_id: null,
      reason: null,
      on_behalf_of: null,
    })
  })

  test.each([
    ['the one of the call before the header', { 'x-reason': 'header' }, 'call', 'call'],
    ['in letters beyond Latin', { 'x-reason': encodeURIComponent('Mwanamke — 女') }, undefined, 'Mwanamke — 女'],
    ['with a per cent sign of its own', { 'x-reason': '100% sure' }, undefined, '100% sure'],
    ['of 500 characters at most', { 'x-reason': 'x'.repeat(900) }, undefined, 'x'.repeat(500)],
    ['of 500 characters at most, from the call', {}, `${'y'.repeat(900)}`, 'y'.repeat(500)],
    ['without control characters', { 'x-reason': 'a%0D%0Ab' }, undefined, 'a b'],
    ['blank is none', { 'x-reason': '   ' }, undefined, null],
  ])('reason: %s', async (_, headers, reason, kept) => {
    expect(await entryOf({ after: { a: 1 }, reason }, await requestWith(headers))).toMatchObject({ reason: kept })
  })

  test('on behalf of whom', async () => {
    const req = await createReq(app.payload)
    req.context.onBehalfOf = 'Support access: invoice 7'
    expect(await entryOf({ after: { a: 1 } }, req)).toMatchObject({ on_behalf_of: 'Support access: invoice 7' })
  })

  test('an event without a row, outside any transaction', async () => {
    expect(await entryOf({ action: 'log_in', entity: 'users', after: { device: 'new' } })).toMatchObject({
      action: 'log_in',
      before: null,
      after: { device: 'new' },
    })
  })

  test('only what changed; relations as ids; an update that changed nothing leaves none', async () => {
    const entry = await entryOf({
      before: { name: 'A', unit: { id: 'u1', identifier: '1' }, roles: [{ id: 'r1' }], updatedAt: 'then' },
      after: { name: 'A', unit: { id: 'u2', identifier: '2' }, roles: ['r1'], updatedAt: 'now' },
    })
    expect([entry?.before, entry?.after]).toEqual([{ unit: 'u1' }, { unit: 'u2' }])
    expect(await entryOf({ before: { name: 'A' }, after: { name: 'A' } })).toBeUndefined()
  })
})

describe('secrets', () => {
  test.each([
    ['a field', { clientSecret: 'sk_live' }],
    ['a field in a group', { gateway: { config: { api_key: 'sk_live' } } }],
    ['a field in a list', { keys: [{ name: 'a', keyHash: 'sk_live' }] }],
    ['a field whose value is a list', { recoveryCodes: ['sk_live', 'sk_live'] }],
    ['a field whose value is an object', { credentials: { user: 'sk_live' } }],
    ['a header', { headers: { Authorization: 'sk_live', Cookie: 'sk_live' } }],
    ['a short name', { otp: 'sk_live', pin: 'sk_live' }],
  ])('%s is redacted, before and after', async (_, secret) => {
    const entry = await entryOf({ before: { ...secret, name: 'A' }, after: { name: 'B' } })
    expect(JSON.stringify(entry)).not.toContain('sk_live')
    expect(JSON.stringify(entry?.before)).toContain('[redacted]')
    const made = await entryOf({ action: 'create', after: secret })
    expect(JSON.stringify(made)).not.toContain('sk_live')
  })

  test('that there was none, and a switch, stay readable', async () => {
    const entry = await entryOf({
      before: { clientSecret: null, passwordChangeRequired: false },
      after: { clientSecret: 'sk_live', passwordChangeRequired: true },
    })
    expect(entry?.before).toEqual({ clientSecret: null, passwordChangeRequired: false })
    expect(entry?.after).toEqual({ clientSecret: '[redacted]', passwordChangeRequired: true })
  })
})

test('the entry goes with the change: nothing of either stays when the transaction fails', async () => {
  const req = await createReq(app.payload)
  const work = withTransaction(req, async (tx) => {
    await recordAudit({ req, rows: [{ action: 'update', entity: 'lost', company, after: { a: 1 } }] })
    await tx.query('select 1 / 0')
  })
  await expect(work).rejects.toThrow()
  expect(await readQuery(app.payload, `select 1 from audit_log where entity = 'lost'`)).toEqual([])
})
