import { randomUUID } from 'node:crypto'
import { readQuery } from '../../../src/db/transaction.ts'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { linkPortal, makePortal, makeStaff, tokenOf } from '../rows/people.ts'

export type PeopleWorld = Awaited<ReturnType<typeof makePeopleWorld>>
export type Answer = Record<string, unknown> & {
  id: string
  errors: { message: string; path?: string; data?: Record<string, unknown> }[]
}

/** A company with two clerks, a clerk without personal data, a member of one project and a tenant with a log-in. */
export const makePeopleWorld = async (app: TestApp, slug: string) => {
  const company = await makeStaffedCompany(app, slug)
  const { payload } = app
  const first = await company.hire('first', company.allBut())
  const second = await company.hire('second', company.allBut())
  const hidden: PermissionCode[] = ['people.personal-data.view', 'people.accounts.update']
  const blind = await company.hire('blind', company.allBut(...hidden))
  const other = await makeProperty(payload, { company: company.company, units: 1 })
  const limited = await makeStaff(payload, {
    company: company.company,
    email: `limited@${slug}.test`,
    role: company.roles['property-manager'] ?? '',
    projects: [company.project],
  })
  const tenant = await makePortal(payload, company.person, `tenant@${slug}.test`)
  const tokens = {
    first: first.token,
    second: second.token,
    blind: blind.token,
    limited: await tokenOf(payload, limited),
    tenant: await tokenOf(payload, tenant),
  }
  const call = (method: string, path: string, body?: unknown, token = tokens.first) =>
    app.api<Answer>(method, path, { token, body })
  const add = async (data: Record<string, unknown>, token = tokens.first): Promise<string> => {
    const body = { name: `Person ${randomUUID().slice(0, 6)}`, kind: 'individual', ...data }
    const answer = await app.api<{ doc: { id: string } }>('POST', '/people', { token, body })
    if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
    return answer.body.doc.id
  }
  const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    readQuery<Row>(payload, text, values)
  const personRow = async (id: string) => (await sql('select * from people where id = $1', [id]))[0] ?? {}
  return { ...company, other, tokens, users: { first, second, tenant }, call, add, sql, personRow, linkPortal }
}
