import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { moveLease } from '../../../src/services/leases/move-lease.ts'
import type { TestApp } from '../../helpers/app.ts'
import { makeLease, makePerson, makeProperty } from '../../helpers/factories.ts'
import { makeStaffedCompany } from '../permissions/company.ts'
import { makePortal, makeStaff, tokenOf } from '../rows/people.ts'

export type Request = {
  id: string
  number: string
  title: string
  status: string
  priority: string
  origin: string
  currency: string
  dueAt: string
  createdAt: string
  project: string
  block: string | null
  unit: string | null
  assignee: string | null
  reporter: string | null
  reopened: number
  satisfaction: number | null
}
type Failure = { errors?: { code: string; message: string; path?: string; allowed?: string[] }[] }
export type Answer<T = Request> = T & Failure & { doc?: Request }
export type World = Awaited<ReturnType<typeof makeMaintenanceWorld>>

/** A company with two projects, its staff, the owner and the tenant of a unit, a vendor, and hands that report and act. */
export const makeMaintenanceWorld = async (app: TestApp, slug: string) => {
  const { payload } = app
  const made = await makeStaffedCompany(app, slug)
  const { company } = made
  const boss = await made.hire('boss', made.allBut())
  const viewer = await made.hire('viewer-only', ['property.maintenance.view', 'property.units.view'])
  const clerk = await made.hire('clerk', ['finance.invoices.view'])
  const other = await makeProperty(payload, { company, units: 2, owners: [10_000] })
  const owner = other.owners[0]?.id ?? ''
  const [unit = '', empty = ''] = other.units.map(({ id }) => id)
  const tenant = (await makePerson(payload, { company, name: 'Tenant Akinyi', isTenant: true })).id
  const stranger = (await makePerson(payload, { company, name: 'Somebody else', isTenant: true })).id
  const vendor = await payload.create({
    collection: 'people',
    data: { company, name: 'Fundi Plumbers', kind: 'organisation', verification: 'unverified', isVendor: true },
    overrideAccess: true,
    req: await createReq(payload),
  })
  const lease = await makeLease(payload, { company, unit, person: tenant })
  await moveLease({ req: await createReq(payload), companies: [company], id: lease.id, to: 'active' })
  const portal = async (person: string, name: string): Promise<string> => {
    const email = `${name}@${slug}.portal.test`
    await readQuery(payload, 'update people set email = $2 where id = $1', [person, email])
    return tokenOf(payload, await makePortal(payload, person, email))
  }
  const limited = await makeStaff(payload, {
    company,
    email: `limited@${slug}.test`,
    role: made.roles['property-manager'] ?? '',
    projects: [made.project],
  })
  const tokens = {
    tenant: await portal(tenant, 'tenant'),
    owner: await portal(owner, 'owner'),
    stranger: await portal(stranger, 'stranger'),
    limited: await tokenOf(payload, limited),
  }
  const create = (body: object = {}, token = boss.token) =>
    app.api<Answer>('POST', '/maintenance-requests', {
      token,
      body: { title: 'The tap drips', project: other.project.id, unit, ...body },
    })
  const made1 = async (body: object = {}): Promise<Request> => {
    const { status, body: answer, text } = await create(body)
    if (status !== 201 || !answer.doc) throw new Error(`${status} ${text}`)
    return answer.doc
  }
  const act = <T = Request>(id: string, action: string, body: object = {}, token = boss.token) =>
    app.api<Answer<T>>('POST', `/maintenance-requests/${id}/${action}`, { token, body })
  const moveTo = async (id: string, ...actions: string[]): Promise<void> => {
    for (const action of actions) {
      const { status, text } = await act(id, action, { reason: `to ${action}` })
      if (status !== 200) throw new Error(`${action}: ${status} ${text}`)
    }
  }
  const read = async (id: string, token = boss.token) =>
    (await app.api<Request>('GET', `/maintenance-requests/${id}?depth=0`, { token })).body
  const history = async (id: string, token = boss.token) =>
    (
      await app.api<{ docs: { kind: string; body: string; isInternal?: boolean; authorName: string }[] }>(
        'GET',
        `/maintenance-comments?where[request][equals]=${id}&sort=createdAt&depth=0`,
        { token },
      )
    ).body.docs
  return {
    ...made,
    /** the unit of the project that the limited member is limited to */
    ownUnit: made.unit,
    ...{ boss, viewer, clerk, tokens, create, make: made1, act, moveTo, read, history },
    ...{ unit, empty, owner, tenant, vendor: vendor.id, place: other },
  }
}

/** Minutes from one moment to another. */
export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000)
