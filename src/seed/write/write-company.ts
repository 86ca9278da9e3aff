import type { PayloadRequest } from 'payload'
import type { Tx } from '../../db/transaction.ts'
import { addPeriods, monthOf, todayIn } from '../../domain/calendar.ts'
import { now } from '../../platform/clock.ts'
import { usualMoney } from '../../services/companies.ts'
import { createCompany, type CreatedCompany } from '../../services/onboarding/create-company.ts'
import { instantOn, workAt } from '../moments.ts'
import type { CompanyPlan } from '../plan/companies.ts'
import { planLeases } from '../plan/plan-leases.ts'
import type { SeedContext } from './context.ts'
import { writeImports } from './write-imports.ts'
import { writeHistory } from './write-history.ts'
import { writeLeaseEvents } from './write-lease-events.ts'
import { writeLeases } from './write-leases.ts'
import { writePeople } from './write-people.ts'
import { writeProperty } from './write-property.ts'
import { writeServices } from './write-services.ts'
import { writeWholeProject } from './write-whole-project.ts'

type Args = { req: PayloadRequest; tx: Tx; plan: CompanyPlan }

/** One company with all that it has and all that happened in it until yesterday. */
export const writeCompany = async ({ req, tx, plan }: Args): Promise<CreatedCompany> => {
  const today = todayIn(plan.timezone, now())
  const openedAt = instantOn(`${addPeriods(monthOf(today), 1 - plan.months)}-01`, 5 * 60)
  const { slug, name, timezone, currency, country } = plan
  const created = await workAt(openedAt, () =>
    createCompany({ req, company: { slug, name, timezone, currency, country, secondFactorPolicy: 'off' } }),
  )
  const context: SeedContext = {
    req,
    tx,
    plan,
    openedAt,
    company: { id: created.id, name, timezone, currency, country, money: usualMoney },
  }
  const { gateway, leases } = await workAt(openedAt, async () => {
    await writeProperty(context, created.branch)
    return {
      gateway: await openGatewayAccount(context),
      leases: await writeLeases(context, planLeases(plan, today), today),
    }
  })
  await workAt(openedAt, () => writeServices(context, today))
  await workAt(openedAt, () => writePeople({ context, leases, today }))
  // What this transaction wrote is planned for as if the tables were empty, until they are analysed.
  await tx.query('analyze people, units, ownerships, contracts')
  await writeHistory({ context, gateway, leases, today })
  await workAt(openedAt, async () => {
    await writeLeaseEvents({ context, leases, today })
    await writeWholeProject(context, today)
    await writeImports(context)
  })
  await tx.query('analyze invoices, invoice_lines, payments, allocations, ledger_transactions, ledger_entries')
  // Nobody wants to hear of last year now.
  await tx.query('delete from outbox where company_id = $1 and dispatched_at is null', [created.id])
  return created
}

/** An account with the simulator, which takes any credentials. */
const openGatewayAccount = async ({ req, company, plan }: SeedContext): Promise<string> => {
  const { id } = await req.payload.create({
    collection: 'gateway-accounts',
    data: {
      company: company.id,
      name: 'SasaPay',
      provider: 'sasapay',
      merchantCode: plan.merchantCode,
      currency: plan.currency,
      clientId: 'demo',
      clientSecret: 'demo-secret',
      status: 'active',
    },
    overrideAccess: true,
    req,
  })
  return id
}
