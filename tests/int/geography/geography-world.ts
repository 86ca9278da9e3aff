import { createReq, readQuery } from '../../../src/db/transaction.ts'
import { addStaff } from '../../../src/services/onboarding/add-staff.ts'
import { startUnlimitedApp } from '../../helpers/unlimited-app.ts'
import { makeCompany, makePerson, makeProperty, password, sharedHash } from '../../helpers/factories.ts'
import { makePortal, makeStaff, tokenOf } from '../rows/people.ts'
import type { PermissionCode } from '../../../src/access/permissions.ts'
import type { TestApp } from '../../helpers/app.ts'

export const places = {
  Westlands: [-1.2676, 36.8108],
  Kilimani: [-1.2893, 36.7869],
  Karen: [-1.3197, 36.7073],
  Mombasa: [-4.0435, 39.6682],
} as const

export type PlaceName = keyof typeof places

/** Two companies with projects at the same places, and people who see all, some or none of them. */
export const makeGeographyWorld = async () => {
  const app = await startUnlimitedApp()
  const { payload } = app
  const [a, b] = [await makeCompany(payload, 'acacia'), await makeCompany(payload, 'baobab')]
  const mine = await makePlaces(app, a.id)
  const others = await makePlaces(app, b.id)
  const viewer = a.roles.viewer ?? ''
  const tenant = await makePerson(payload, { company: a.id, name: 'Tenant', isTenant: true })
  const hire = async (key: string, permissions: PermissionCode[]): Promise<string> => {
    const req = await createReq(payload)
    const data = { company: a.id, key, name: key, permissions }
    const role = await payload.create({ collection: 'roles', data, overrideAccess: true, req })
    const staff = {
      company: a.id,
      name: key,
      email: `${key}@geo.test`,
      passwordHash: await sharedHash(),
      roles: [role.id],
    }
    const { user } = await addStaff({ req: await createReq(payload), staff })
    return tokenOf(payload, user)
  }
  const limited = { company: a.id, email: 'limited@geo.test', role: viewer, projects: [mine.Kilimani.project] }
  return {
    app,
    a,
    b,
    mine,
    others,
    hire,
    tokens: {
      administrator: await app.login(a.email('administrator'), password),
      other: await app.login(b.email('administrator'), password),
      limited: await tokenOf(payload, await makeStaff(payload, limited)),
      portal: await tokenOf(payload, await makePortal(payload, tenant.id, 'portal@geo.test')),
    },
  }
}

export type GeographyWorld = Awaited<ReturnType<typeof makeGeographyWorld>>

type Made = Record<PlaceName, { project: string; unit: string }>

const makePlaces = async ({ payload }: TestApp, company: string): Promise<Made> => {
  const made: Partial<Made> = {}
  for (const [name, [lat, lng]] of Object.entries(places)) {
    const { project, units } = await makeProperty(payload, { company, units: 2 })
    await readQuery(
      payload,
      'update projects set name = $2, location_lat = $3, location_lng = $4, city = $5 where id = $1',
      [project.id, `${name} Court`, lat, lng, name === 'Mombasa' ? 'Mombasa' : 'Nairobi'],
    )
    made[name as PlaceName] = { project: project.id, unit: units[0]?.id ?? '' }
  }
  await makeProperty(payload, { company, units: 1 })
  return made as Made
}
