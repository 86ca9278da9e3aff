import { randomUUID } from 'node:crypto'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { makePortal, makeStaff, tokenOf } from '../rows/people.ts'

export type Answer = {
  errors?: { message: string; path?: string; code?: string; allowed?: string[] }[]
  id: string
  status: string
  doc: { id: string; status: string } & Record<string, unknown>
}

/** A company with two projects, and hands that attach, move, read and park. */
export const makeServicesWorld = async (app: TestApp, slug: string) => {
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', company.allBut())
  const one = await makeProperty(app.payload, { company: company.company, units: 3 })
  const two = await makeProperty(app.payload, { company: company.company, units: 1 })
  const token = await tokenOf(
    app.payload,
    await makeStaff(app.payload, {
      company: company.company,
      email: `limited@${slug}.test`,
      role: company.roles.administrator ?? '',
      projects: [one.project.id],
    }),
    '',
  )
  const portal = await tokenOf(app.payload, await makePortal(app.payload, company.person, `portal@${slug}.test`), '')

  const call = (method: string, path: string, body?: unknown, by: string = boss.token) =>
    app.api<Answer>(method, path, { token: by, body })
  const post = (path: string, body?: unknown, by?: string) => call('POST', path, body ?? {}, by)
  const get = async <Body>(path: string, by: string = boss.token) => app.api<Body>('GET', path, { token: by })

  const makeService = async (over: object = {}) => {
    const data = {
      company: company.company,
      name: `Service ${randomUUID().slice(0, 8)}`,
      pricing: 'fixed',
      basePriceMinor: 500_000,
      currency: 'KES',
      ...over,
    }
    const { body, status } = await post('/services', data)
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.doc.id
  }
  const attach = (body: object, by?: string) =>
    post('/project-services/attach', { startDate: '2026-01-01', ...body }, by)
  const makeMeter = async (over: object = {}) => {
    const data = {
      company: company.company,
      project: one.project.id,
      unit: one.units[0]?.id,
      identifier: `M-${randomUUID().slice(0, 8)}`,
      kind: 'water',
      measure: 'm³',
      initialReading: 100,
      installedOn: '2025-01-01',
      ...over,
    }
    const { body, status } = await post('/meters', data)
    if (status !== 201) throw new Error(JSON.stringify(body))
    return body.doc.id
  }
  const rows = <Row>(sql: string, values: unknown[] = []) => readQuery<Row>(app.payload, sql, values)
  const req = () => createReq(app.payload)
  const hire = (codes: PermissionCode[]) => company.hire(`h-${randomUUID().slice(0, 6)}`, codes)
  return {
    ...company,
    boss,
    one,
    two,
    limited: token,
    portal,
    call,
    post,
    get,
    makeService,
    attach,
    makeMeter,
    rows,
    req,
    hire,
  }
}

export type ServicesWorld = Awaited<ReturnType<typeof makeServicesWorld>>
