import type { Row } from '../../db/insert-rows.ts'
import { earliestDate, type CalendarDate } from '../../domain/calendar.ts'
import { recordAudit } from '../../services/audit.ts'
import { takeNumbers } from '../../services/numbers.ts'
import { refreshUnitStatus } from '../../services/units/refresh-unit-status.ts'
import { phoneAt } from '../phones.ts'
import type { LeasePlan } from '../plan/plan-leases.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { emailOf, personName, projectId, unitId } from './write-property.ts'

export type WrittenTenant = { id: string; name: string; phone: string }
export type WrittenLease = { id: string; number: string; plan: LeasePlan; tenant: WrittenTenant }

/** Tenants and their leases, in the states that they have today; the units follow. */
export const writeLeases = async (
  context: SeedContext,
  leases: LeasePlan[],
  today: CalendarDate,
): Promise<WrittenLease[]> => {
  const tenants = await writeTenants(context, leases)
  const numbers = await numbersOf(context, leases, today)
  const written = leases.flatMap((plan, index) => {
    const tenant = tenants.get(plan.tenant.key)
    return tenant ? [{ id: leaseId(context, plan), number: numbers[index] ?? '', plan, tenant }] : []
  })
  await insertAudited(context, {
    table: 'contracts',
    entity: 'contracts',
    shown: ['number', 'rent_minor'],
    rows: written.map((lease) => leaseRow(context, lease)),
  })
  await recordAudit({
    req: context.req,
    rows: written
      .filter(({ plan }) => plan.status !== 'draft')
      .map(({ id, plan: { status, endDate } }) => ({
        action: `lease.${status}`,
        entity: 'contracts',
        entityId: id,
        company: context.company.id,
        before: { status: 'draft' },
        after: { status, endDate },
      })),
  })
  const units = context.plan.projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units))
  await refreshUnitStatus(
    context.tx,
    units.map(({ identifier }) => unitId(context.plan.slug, identifier)),
  )
  return written
}

const leaseId = ({ plan: { slug } }: SeedContext, { key }: LeasePlan): string => seededId(slug, 'lease', key)

const leaseRow = (context: SeedContext, { id, number, plan, tenant }: WrittenLease): Row & { id: string } => {
  const { slug, projects } = context.plan
  const project = projects.find(({ blocks }) => blocks.some(({ units }) => units.includes(plan.unit)))
  return {
    id,
    kind: 'lease',
    number,
    unit_id: unitId(slug, plan.unit.identifier),
    project_id: projectId(slug, project?.code ?? ''),
    person_id: tenant.id,
    start_date: plan.startDate,
    end_date: plan.endDate,
    due_day: 5,
    rent_minor: plan.unit.rent * 100,
    // two months where the rent is high, as is usual in Kilimani
    deposit_minor: plan.unit.rent * (plan.unit.rent >= 90_000 ? 200 : 100),
    currency: context.company.currency,
    status: plan.status,
  }
}

/** Numbered in the order of their start, in the year in which they were signed. */
const numbersOf = async ({ tx, company }: SeedContext, leases: LeasePlan[], today: CalendarDate): Promise<string[]> => {
  const numbers: string[] = []
  for (const { startDate } of leases) {
    const year = Number(earliestDate(startDate, today).slice(0, 4))
    numbers.push(...(await takeNumbers(tx, { company: company.id, docType: 'lease', year })))
  }
  return numbers
}

const writeTenants = async (context: SeedContext, leases: LeasePlan[]): Promise<Map<string, WrittenTenant>> => {
  const { slug, firstPerson } = context.plan
  const plans = new Map(leases.map((lease) => [lease.tenant.key, lease]))
  const tenants = [...plans].map(([key, lease], index) => ({
    key,
    lease,
    id: seededId(slug, 'tenant', key),
    name: lease.tenant.name ?? personName(context.plan, index),
    phone: phoneAt(firstPerson + index),
    nationalId: String(21_400_000 + (((firstPerson + index) * 48_611) % 17_000_000)),
  }))
  await insertAudited(context, {
    table: 'people',
    entity: 'people',
    shown: ['name', 'phone'],
    rows: tenants.map(({ id, lease, name, phone, nationalId }) => ({
      id,
      name,
      kind: lease.tenant.name ? 'organisation' : 'individual',
      phone,
      email: emailOf(name),
      national_id: lease.tenant.name ? null : nationalId,
      is_tenant: true,
      is_owner: false,
      verification: isWaiting(context, lease) ? 'pending' : 'verified',
    })),
  })
  return new Map(tenants.map(({ key, id, name, phone }) => [key, { id, name, phone }]))
}

/** The tenant of the last draft still has his identity checked, so that his lease cannot start yet. */
const isWaiting = ({ plan: { drafts } }: SeedContext, { status, unit }: LeasePlan): boolean =>
  status === 'draft' && unit.identifier === drafts.at(-1)
