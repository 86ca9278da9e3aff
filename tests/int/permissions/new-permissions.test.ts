import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { isPermissionCode, type PermissionCode } from '../../../src/access/permissions.ts'
import { handWrittenSql } from '../../../src/db/sql.ts'
import { readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeStaffedCompany, type Company } from './company.ts'

const sql = handWrittenSql('0010-new-permissions')
const [before = [], added = []] = [...sql.matchAll(/array\[([^\]]+)\]/g)].map(([, list = '']) =>
  [...list.matchAll(/'([^']+)'/g)].map(([, code]) => code as PermissionCode),
)

let app: TestApp
let company: Company

beforeAll(async () => {
  app = await startUnlimitedApp()
  company = await makeStaffedCompany(app, 'upgraded')
})
afterAll(() => app?.stop())

const codesOf = async (role: string): Promise<string[]> =>
  (
    await readQuery<{ value: string }>(
      app.payload,
      'select value from roles_permissions where parent_id = $1 order by "order"',
      [role],
    )
  ).map(({ value }) => value)

test('a role that held everything gets the new codes, once; a smaller one keeps what it has', async () => {
  const whole = await company.makeRole('whole', before)
  const smaller = await company.makeRole('smaller', before.slice(1))
  await readQuery(app.payload, sql)
  await readQuery(app.payload, sql)
  expect(await codesOf(whole.id)).toEqual([...before, ...added])
  expect(await codesOf(smaller.id)).toEqual(before.slice(1))
  expect([...before, ...added].filter((code) => !isPermissionCode(code))).toEqual([])
})
