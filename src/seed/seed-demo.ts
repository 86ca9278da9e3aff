import type { Payload } from 'payload'
import { advisoryLock } from '../db/locks.ts'
import { createReq, type Tx, withTransaction } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { hashPassword } from '../services/auth/passwords.ts'
import type { CompanySettings } from '../services/companies.ts'
import { addStaff } from '../services/onboarding/add-staff.ts'
import type { CreatedCompany } from '../services/onboarding/create-company.ts'
import { demoPassword, demoStaff } from './demo-staff.ts'
import { type CompanyPlan, demoCompanies, type DemoSlug } from './plan/companies.ts'
import { writeMaintenance } from './write/write-maintenance.ts'
import { writeMedia } from './write/write-media.ts'
import { writeCompany } from './write/write-company.ts'

/** Runs a step of the seed; the command line shows how long it takes. */
export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>

type SeedDemo = {
  payload: Payload
  /** write nothing when there is any company, not only when the demo is there */
  ifEmpty?: boolean
  step?: Step
}

export type SeedResult = 'seeded' | 'already there'

/**
 * Writes the demo: two companies, their staff and a year of history, in one transaction, so that a run that is cut off
 * leaves nothing behind. A database that has the demo already stays as it is.
 */
export const seedDemo = async ({
  payload,
  ifEmpty = false,
  step = (_title, work) => work(),
}: SeedDemo): Promise<SeedResult> => {
  const req = await createReq(payload)
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'seed')
    const slugs = demoCompanies.map(({ slug }) => slug)
    const present = await tx.query('select 1 from companies where $2 or slug = any($1) limit 1', [slugs, ifEmpty])
    if (present.length > 0) return 'already there'
    const created = new Map<DemoSlug, CreatedCompany>()
    for (const plan of demoCompanies) {
      created.set(plan.slug, await step(titleOf(plan), () => writeCompany({ req, tx, plan })))
    }
    await step('Staff', async () => {
      // one hash for all: it takes a while on purpose
      const passwordHash = await hashPassword(demoPassword)
      for (const { name, email, memberships } of demoStaff) {
        for (const { company: slug, role } of memberships) {
          const company = created.get(slug)
          const roles = [company?.roles[role] ?? '']
          await addStaff({
            req,
            staff: { company: company?.id ?? '', name, email, passwordHash, roles, branch: company?.branch },
          })
        }
      }
    })
    await step('Maintenance and pictures', async () => {
      for (const plan of demoCompanies) {
        const id = created.get(plan.slug)?.id ?? ''
        const context = { req, tx, plan, company: await companyOf(tx, id), openedAt: now() }
        await writeMaintenance(context)
        await writeMedia(context)
      }
    })
    return 'seeded'
  })
}

const companyOf = async (tx: Tx, id: string): Promise<CompanySettings> => {
  const [company] = await tx.query<CompanySettings>(
    'select id, name, timezone, currency, country from companies where id = $1',
    [id],
  )
  if (!company) throw new Error('The company of the demo is missing.')
  return company
}

const titleOf = ({ name, projects, months }: CompanyPlan): string => {
  const units = projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units)).length
  return `${name}: ${units} units, ${months} months`
}
