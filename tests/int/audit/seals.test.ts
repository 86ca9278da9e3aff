import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { recordAudit } from '../../../src/services/audit.ts'
import { sealAudit } from '../../../src/services/audit/seal-audit.ts'
import { verifyAudit } from '../../../src/services/audit/verify-audit.ts'
import { startTestApp, type TestApp } from '../../helpers/app.ts'
import { createCompany } from '../../../src/services/onboarding/create-company.ts'
import { insertFilled } from '../db/fixtures.ts'

let app: TestApp
let pool: pg.Pool
beforeAll(async () => {
  app = await startTestApp()
  pool = new pg.Pool({ connectionString: app.databaseUrl })
  await insertFilled(pool, 'users', { name: 'Somebody else', email: 'else@sealed.test' })
})
afterAll(async () => {
  await pool.end()
  await app.stop()
})

let slug: string
let company: string
let tag = 0
beforeEach(async () => {
  slug = `sealed-${(tag += 1)}`
  company = (await createCompany({ req: await createReq(app.payload), company: { name: slug, slug } })).id
})

/** Entries with every form of content that a seal has to cover. */
const write = async (count: number): Promise<void> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    action: 'update',
    entity: 'people',
    company,
    entityId: `row ${index}`,
    before: { name: 'Wanjirũ "the first"\n', nested: { b: [1.5, null], a: 'ü😀' } },
    after: { name: `Number ${index}`, nested: null },
    reason: index % 2 ? undefined : 'a reason = with 5:signs\n',
  }))
  await recordAudit({ req: await createReq(app.payload), rows })
}

const verify = async (options: { expected?: string } = {}) => {
  const findings: string[] = []
  const { reports, sealed } = await verifyAudit({
    payload: app.payload,
    slug,
    expected: options.expected ? new Map([[slug, options.expected]]) : undefined,
    onFinding: (_, { problem, seq }) => findings.push(seq ? `${problem} ${seq}` : problem),
  })
  return { findings, sealed, head: reports[0]?.head ?? { seq: 0, hash: '' } }
}

/** What only the owner of the tables can do: the triggers are switched off and on again. */
const tamper = async (...statements: string[]): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    for (const statement of statements) expect((await client.query(statement)).rowCount).toBeGreaterThan(0)
    await client.query('set session_replication_role = origin')
  } finally {
    client.release()
  }
}

const entryAt = (seq: number): string =>
  `(select entry_id from audit_seals where company_id = '${company}' and seq = ${seq})`

describe('sealing', () => {
  test('every committed entry gets one seal, without gaps, and the check finds nothing', async () => {
    await write(20)
    const { findings, head, sealed } = await verify()
    expect(findings).toEqual([])
    expect(sealed).toBe(head.seq)
    const [counts] = await readQuery<{ entries: string; seals: string; last: string }>(
      app.payload,
      `select (select count(*) from audit_log where company_id = $1) as entries, count(*) as seals, max(seq)::text as last
       from audit_seals where company_id = $1`,
      [company],
    )
    expect(counts).toEqual({ entries: String(head.seq), seals: String(head.seq), last: String(head.seq) })
    expect(head.seq).toBeGreaterThan(20)
  })

  test('an entry that is rolled back leaves neither a seal nor a gap; one that commits late is sealed later', async () => {
    await verify()
    const [late, lost] = [await pool.connect(), await pool.connect()]
    const insert = (on: pg.PoolClient) =>
      on.query(
        `insert into audit_log (id, company_id, at, action, created_at, updated_at) values (gen_random_uuid(), $1, now(), 'slow', now(), now())`,
        [company],
      )
    await late.query('begin')
    await insert(late)
    await lost.query('begin')
    await insert(lost)
    await lost.query('rollback')
    await write(1)
    const before = await verify()
    await late.query('commit')
    const after = await verify()
    for (const client of [late, lost]) client.release()
    expect([before.findings, after.findings]).toEqual([[], []])
    expect(after.head.seq).toBe(before.head.seq + 1)
  })

  test('sealers side by side make one chain', async () => {
    await write(300)
    await Promise.all(Array.from({ length: 6 }, () => sealAudit({ payload: app.payload, company })))
    const { findings, head } = await verify()
    expect(findings).toEqual([])
    expect(head.seq).toBeGreaterThan(300)
  })

  test('the seals only grow', async () => {
    await verify()
    for (const statement of ['update audit_seals set seq = seq', 'delete from audit_seals', 'truncate audit_seals'])
      await expect(pool.query(statement)).rejects.toMatchObject({ constraint: 'append_only' })
  })
})

describe('what the check finds', () => {
  beforeEach(async () => {
    await write(20)
    await verify()
  })

  test.each([
    ['what was changed', `action = 'delete'`],
    ['who did it', `actor_id = (select id from users order by id limit 1)`],
    ['on behalf of whom', `on_behalf_of = 'nobody'`],
    ['when', `at = at + interval '1 ms'`],
    ['the state before', `before = jsonb_set(before, '{nested,a}', '"u"')`],
    ['the state after, emptied', 'after = null'],
    ['the reason', `reason = 'another'`],
    ['the address', `ip = '10.0.0.1'`],
    ['text moved from one column to the next', `entity = 'peo', entity_id = 'ple' || entity_id`],
  ])('a changed entry: %s', async (_, change) => {
    await tamper(`update audit_log set ${change} where id = ${entryAt(12)}`)
    expect((await verify()).findings).toEqual(['changed 12'])
  })

  test('a removed entry, and the seal that is left of it', async () => {
    await tamper(`delete from audit_log where id = ${entryAt(12)}`)
    expect((await verify()).findings).toEqual(['missing 12'])
  })

  test('a removed entry with its seal', async () => {
    await tamper(
      `delete from audit_log where id = ${entryAt(12)}`,
      `delete from audit_seals where company_id = '${company}' and seq = 12`,
    )
    expect((await verify()).findings).toEqual(['gap 13'])
  })

  test('a removed seal whose number was given to the next', async () => {
    await tamper(
      `delete from audit_log where id = ${entryAt(12)}`,
      `delete from audit_seals where company_id = '${company}' and seq = 12`,
      `update audit_seals set seq = seq - 1 where company_id = '${company}' and seq > 12`,
    )
    expect((await verify()).findings).toEqual(['changed 12'])
  })

  test('two entries that changed places', async () => {
    await tamper(
      `update audit_seals set seq = -1 where company_id = '${company}' and seq = 11`,
      `update audit_seals set seq = 11 where company_id = '${company}' and seq = 12`,
      `update audit_seals set seq = 12 where company_id = '${company}' and seq = -1`,
    )
    expect((await verify()).findings).toEqual(['out of order 11', 'out of order 12', 'out of order 13'])
  })

  test('an end that was cut off: only by a hash that was kept', async () => {
    const { head } = await verify()
    await tamper(
      `delete from audit_seals where company_id = '${company}' and seq = ${head.seq}`,
      `delete from audit_log where company_id = '${company}' and id not in (select entry_id from audit_seals)`,
    )
    expect((await verify()).findings).toEqual([])
    expect((await verify({ expected: head.hash })).findings).toEqual(['head'])
  })

  test('a hash that was kept is still good when the chain has grown', async () => {
    const { head } = await verify()
    await write(3)
    expect((await verify({ expected: head.hash })).findings).toEqual([])
  })

  test('an old entry without a seal, and one that went before it was sealed', async () => {
    await tamper(`delete from audit_seals where company_id = '${company}' and seq > 12`)
    await tamper(`update audit_log set created_at = now() - interval '6 minutes' where company_id = '${company}'
                  and id not in (select entry_id from audit_seals)`)
    const unsealed = (await verify()).findings
    expect(new Set(unsealed)).toEqual(new Set(['unsealed']))

    await write(1)
    await tamper(
      `delete from audit_log where id = (select entry_id from audit_unsealed where company_id = '${company}')`,
    )
    expect((await verify()).findings).toContain('never sealed')
  })

  test('a seal function that was changed in the database does not hide it', async () => {
    await pool.query(`alter function fh_audit_text(audit_log) rename to fh_audit_text_kept`)
    await pool.query(
      `create function fh_audit_text(entry audit_log) returns text language sql stable as $$ select 'nothing' $$`,
    )
    await write(1)
    const { findings, head } = await verify()
    await pool.query('drop function fh_audit_text(audit_log)')
    await pool.query(`alter function fh_audit_text_kept(audit_log) rename to fh_audit_text`)
    expect(findings).toEqual([`changed ${head.seq}`])
  })
})
