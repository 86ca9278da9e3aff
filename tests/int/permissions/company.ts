import type { Role } from '../../../payload-types.ts'
import { createReq } from '../../../src/db/transaction.ts'
import { permissionCodes, type PermissionCode } from '../../../src/access/permissions.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import type { TestApp } from '../../helpers/app.ts'
import {
  makeCompany,
  makeGateway,
  makeLease,
  makePerson,
  makeProperty,
  password,
  sharedHash,
} from '../../helpers/factories.ts'

type Limit = NonNullable<Role['limits']>[number]

export type Company = Awaited<ReturnType<typeof makeStaffedCompany>>

/** A company with rows to act on, and a way to hire somebody with exactly these permissions. */
export const makeStaffedCompany = async (app: TestApp, slug: string) => {
  const { payload } = app
  const made = await makeCompany(payload, slug)
  const { units, project, block } = await makeProperty(payload, { company: made.id, owners: [5_000] })
  const person = await makePerson(payload, { company: made.id, isTenant: true, isOwner: true, phone: '+254712345678' })
  const lease = await makeLease(payload, { company: made.id, unit: units[0]?.id ?? '', person: person.id })
  const gateway = await makeGateway(payload, made.id)
  const position = await payload.create({
    collection: 'positions',
    data: { company: made.id, name: 'Clerk' },
    overrideAccess: true,
    req: await createReq(payload),
  })

  const makeRole = async (key: string, permissions: PermissionCode[], limits: Limit[] = []) =>
    payload.create({
      collection: 'roles',
      data: { company: made.id, key, name: key, permissions, limits },
      overrideAccess: true,
      req: await createReq(payload),
    })

  const hire = async (key: string, permissions: PermissionCode[], limits: Limit[] = []) => {
    const role = await makeRole(key, permissions, limits)
    const email = `${key}@${slug}.hired.test`
    const { user, staff } = await addStaff({
      req: await createReq(payload),
      staff: { company: made.id, name: key, email, passwordHash: await sharedHash(), roles: [role.id] },
    })
    return { user, staff, role: role.id, email, token: await app.login(email, password) }
  }
  const allBut = (...codes: PermissionCode[]) => permissionCodes.filter((code) => !codes.includes(code))
  return {
    ...made,
    company: made.id,
    unit: units[0]?.id ?? '',
    project: project.id,
    block: block.id,
    person: person.id,
    lease: lease.id,
    gateway: gateway.id,
    position: position.id,
    makeRole,
    hire,
    allBut,
  }
}
