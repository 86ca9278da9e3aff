import type { Payload } from 'payload'
import { advisoryLock } from '../db/locks.ts'
import { createReq, withTransaction } from '../db/transaction.ts'
import { now } from '../platform/clock.ts'
import { hashPassword } from '../services/auth/passwords.ts'
import { settingsIn } from '../services/companies.ts'
import { addStaff } from '../services/onboarding/add-staff.ts'
import type { CreatedCompany } from '../services/onboarding/create-company.ts'
import { demoPassword, demoStaff } from './demo-staff.ts'
import { type CompanyPlan, demoCompanies, type DemoSlug } from './plan/companies.ts'
import { writeBooks } from './write/write-books.ts'
import { writeDeposits } from './write/write-deposits.ts'
import { writeExpenses } from './write/write-expenses.ts'
import { writeMaintenance } from './write/write-maintenance.ts'
import { writePayouts } from './write/write-payouts.ts'
import { writePenalties } from './write/write-penalties.ts'
import { writeReconciliation } from './write/write-reconciliation.ts'
import { writeMedia } from './write/write-media.ts'
import { writeManualInvoices } from './write/write-manual-invoices.ts'
import { writePayments } from './write/write-payments.ts'
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
        const company = await settingsIn(tx, created.get(plan.slug)?.id ?? '')
        const context = { req, tx, plan, company, openedAt: now() }
        await writeMaintenance(context)
        await writeMedia(context)
      }
    })
    await step('Money', async () => {
      for (const plan of demoCompanies) {
        const company = await settingsIn(tx, created.get(plan.slug)?.id ?? '')
        const context = { req, tx, plan, company, openedAt: now() }
        // Its cheques are of last week, the rest is of today: numbers follow the dates.
        await writePayments(context)
        await writeManualInvoices(context)
        await writeDeposits(context)
        await writeReconciliation(context)
        await writePenalties(context)
        await writePayouts(context)
        await writeExpenses(context)
      }
    })
    await step('Books', async () => {
      for (const plan of demoCompanies) {
        const company = await settingsIn(tx, created.get(plan.slug)?.id ?? '')
        await writeBooks({ req, tx, plan, company, openedAt: now() })
      }
    })
    // Nobody wants to hear of what happened before he came.
    await tx.query('delete from outbox where dispatched_at is null and company_id = any($1::uuid[])', [
      [...created.values()].map(({ id }) => id),
    ])
    return 'seeded'
  })
}

const titleOf = ({ name, projects, months }: CompanyPlan): string => {
  const units = projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units)).length
  return `${name}: ${units} units, ${months} months`
}
