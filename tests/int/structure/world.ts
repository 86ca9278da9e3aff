import { randomUUID } from 'node:crypto'
import { permissionCodes } from '../../../src/access/permissions.ts'
import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import type { TestApp } from '../../helpers/app.ts'
import { password, sharedHash } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'

type Errors = { errors: { message: string; path?: string; code: string }[] }
type Doc = { doc: { id: string } & Record<string, unknown> }

export type StructureWorld = Awaited<ReturnType<typeof makeStructureWorld>>

/** A company whose administrator builds; and hands that build and look. */
export const makeStructureWorld = async (app: TestApp, slug: string) => {
  const company = await makeStaffedCompany(app, slug)
  const boss = await company.hire('boss', [...permissionCodes])
  const call = <T = Errors>(method: string, path: string, body?: unknown, token = boss.token) =>
    app.api<T>(method, path, { token, body })
  const made = async (path: string, body: object): Promise<string> => {
    const answer = await call<Doc>('POST', path, body)
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
    return answer.body.doc.id
  }
  const project = () => {
    const code = randomUUID().slice(0, 8)
    return made('/projects', { name: `Project ${code}`, code })
  }
  const block = (within: string, body: object = {}) =>
    made('/blocks', { project: within, name: `Block ${randomUUID().slice(0, 6)}`, kind: 'block', floors: 3, ...body })
  const unit = (within: string, body: object = {}) =>
    made('/units', { project: within, identifier: randomUUID().slice(0, 8), kind: 'apartment', ...body })
  const pathsOf = ({ status, body }: { status: number; body: unknown }) => [
    status,
    ...((body as Errors).errors ?? []).map(({ path }) => path),
  ]
  /** Somebody who is limited to projects. */
  const hireLimited = async (projects: string[]) => {
    const email = `limited-${randomUUID().slice(0, 6)}@${slug}.test`
    const role = await company.makeRole(`limited-${randomUUID().slice(0, 6)}`, [...permissionCodes])
    const { staff } = await addStaff({
      req: await createReq(app.payload),
      staff: { company: company.id, name: 'Limited', email, passwordHash: await sharedHash(), roles: [role.id] },
    })
    await app.payload.update({
      collection: 'staff',
      id: staff,
      data: { projectScope: 'assigned', projects },
      overrideAccess: true,
      req: await createReq(app.payload),
    })
    return app.login(email, password)
  }
  const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    readQuery<Row>(app.payload, text, values)
  return {
    ...company,
    firstProject: company.project,
    app,
    boss,
    call,
    made,
    project,
    block,
    unit,
    pathsOf,
    hireLimited,
    sql,
  }
}
