import { randomUUID } from 'node:crypto'
import type { Payload } from 'payload'
import { createReq } from '../../src/db/transaction.ts'
import { hashPassword } from '../../src/services/auth/passwords.ts'
import { addStaff } from '../../src/services/onboarding/add-staff.ts'
import { createCompany, type CreatedCompany } from '../../src/services/onboarding/create-company.ts'

export const password = 'Correct-Horse-Battery-9'

let hashed: Promise<string> | undefined

/** The hash of the password that all test users share; hashing takes a while on purpose. */
export const sharedHash = (): Promise<string> => (hashed ??= hashPassword(password))

/** A company with one user per seeded role; their e-mail is `<role>@<slug>.test`. */
export const makeCompany = async (
  payload: Payload,
  slug: string,
): Promise<CreatedCompany & { email: (role: string) => string }> => {
  const req = await createReq(payload)
  const company = await createCompany({ req, company: { name: `Company ${slug}`, slug, secondFactorPolicy: 'off' } })
  const email = (role: string): string => `${role}@${slug}.test`
  for (const [role, id] of Object.entries(company.roles)) {
    await addStaff({
      req,
      staff: {
        company: company.id,
        name: `${role} of ${slug}`,
        email: email(role),
        passwordHash: await sharedHash(),
        roles: [id],
        branch: company.branch,
      },
    })
  }
  return { ...company, email }
}

type PropertyOptions = { company: string; units?: number; owners?: number[]; managementMode?: 'full' | 'service_only' }

/** A project with a block, units and, where shares (bps) are given, owners of every unit. */
export const makeProperty = async (
  payload: Payload,
  { company, units = 1, owners = [], managementMode = 'full' }: PropertyOptions,
) => {
  const req = await createReq(payload)
  const tag = randomUUID().slice(0, 8)
  const project = await payload.create({
    collection: 'projects',
    data: {
      company,
      name: `Project ${tag}`,
      code: tag,
      managementMode,
      managementFeeBps: 800,
      projectType: 'residential',
      stage: 'ongoing',
    },
    overrideAccess: true,
    req,
  })
  const block = await payload.create({
    collection: 'blocks',
    data: { company, project: project.id, name: 'Block A', kind: 'block', floors: 10 },
    overrideAccess: true,
    req,
  })
  const people = []
  for (const [index] of owners.entries())
    people.push(await makePerson(payload, { company, name: `Owner ${index + 1} ${tag}`, isOwner: true }))
  const made = []
  for (let index = 0; index < units; index += 1) {
    const unit = await payload.create({
      collection: 'units',
      data: {
        company,
        project: project.id,
        block: block.id,
        identifier: `${tag}-${index + 1}`,
        kind: 'apartment',
        offering: 'rent',
        rentMinor: 3_500_000,
        currency: 'KES',
        status: 'available',
      },
      overrideAccess: true,
      req,
    })
    for (const [at, shareBps] of owners.entries()) {
      await payload.create({
        collection: 'ownerships',
        data: { company, unit: unit.id, person: people[at]?.id ?? '', shareBps, fromDate: '2020-01-01' },
        overrideAccess: true,
        req,
      })
    }
    made.push(unit)
  }
  return { project, block, units: made, owners: people }
}

type PersonOptions = {
  company: string
  name?: string
  phone?: string
  isTenant?: boolean
  isVendor?: boolean
  isOwner?: boolean
  verification?: 'verified' | 'unverified'
}

export const makePerson = async (
  payload: Payload,
  { company, name = 'Wanjiru Kamau', verification = 'verified', ...rest }: PersonOptions,
) =>
  payload.create({
    collection: 'people',
    data: { company, name, kind: 'individual', verification, ...rest },
    overrideAccess: true,
    req: await createReq(payload),
  })

type LeaseOptions = {
  company: string
  unit: string
  person: string
  startDate?: string
  endDate?: string
  rentMinor?: number
  depositMinor?: number
}

/** A draft lease. */
export const makeLease = async (
  payload: Payload,
  { company, unit, person, startDate = '2026-01-01', endDate, rentMinor = 3_500_000, depositMinor = 0 }: LeaseOptions,
) =>
  payload.create({
    collection: 'contracts',
    data: {
      company,
      kind: 'lease',
      unit,
      person,
      startDate,
      endDate,
      rentMinor,
      depositMinor,
      currency: 'KES',
      dueDay: 5,
      escalation: 'none',
      status: 'draft',
    },
    overrideAccess: true,
    req: await createReq(payload),
  })

/** An account with the simulator, whose merchant codes are open. */
export const makeGateway = async (payload: Payload, company: string, merchantCode = '600000') =>
  payload.create({
    collection: 'gateway-accounts',
    data: {
      company,
      name: 'SasaPay',
      provider: 'sasapay',
      merchantCode,
      currency: 'KES',
      clientId: 'demo',
      clientSecret: 'demo-secret',
      status: 'active',
    },
    overrideAccess: true,
    req: await createReq(payload),
  })
