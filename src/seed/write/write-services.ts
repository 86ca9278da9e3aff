import { addDays, addMonths, addPeriods, type CalendarDate, monthOf, todayIn } from '../../domain/calendar.ts'
import type { Row } from '../../db/insert-rows.ts'
import { servicePlans } from '../plan/services.ts'
import type { BlockPlan, ProjectPlan, UnitPlan } from '../plan/companies.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { writeMeters } from './write-meters.ts'
import { writeParking } from './write-parking.ts'
import { projectId, unitId } from './write-property.ts'

export type SeededUnit = { unit: UnitPlan; block: BlockPlan; project: ProjectPlan }

/** The catalogue, what is charged where, meters with their readings, and who parks where. */
export const writeServices = async (context: SeedContext, today: CalendarDate): Promise<void> => {
  const units = context.plan.projects.flatMap((project) =>
    project.blocks.flatMap((block) => block.units.map((unit) => ({ unit, block, project }))),
  )
  await writeCatalogue(context)
  await insertAudited(context, {
    table: 'project_services',
    entity: 'project-services',
    shown: ['service_id', 'start_date', 'status'],
    rows: [...onUnits(context, units, today), ...onBuildings(context, today)],
  })
  await writeMeters(context, { units, today })
  await writeParking(context, { units, today })
}

export const serviceId = ({ plan: { slug } }: SeedContext, key: string): string => seededId(slug, 'service', key)

export const attachmentId = ({ plan: { slug } }: SeedContext, service: string, place: string): string =>
  seededId(slug, 'attachment', service, place)

export const seededBlockId = ({ plan: { slug } }: SeedContext, name: string): string => seededId(slug, 'block', name)

/** The first day of the company's history. */
export const openedOn = ({ company, openedAt }: SeedContext): CalendarDate => todayIn(company.timezone, openedAt)

const writeCatalogue = (context: SeedContext): Promise<void> =>
  insertAudited(context, {
    table: 'services',
    entity: 'services',
    shown: ['name', 'pricing', 'base_price_minor'],
    rows: servicePlans.map((plan) => ({
      id: serviceId(context, plan.key),
      name: plan.name,
      pricing: plan.pricing,
      base_price_minor: plan.price === undefined ? null : plan.price * 100,
      percentage_bps: plan.percentageBps ?? null,
      tax_rate_bps: plan.taxRateBps ?? 0,
      currency: context.company.currency,
      frequency: plan.frequency,
      billed_to: plan.billedTo,
      measure: plan.measure ?? null,
      description: plan.description,
      requires_approval: plan.requiresApproval ?? false,
      is_active: plan.isActive ?? true,
    })),
  })

type Charge = Row & { id: string }

/** Every unit has water, garbage and security; flats pay a service charge. A few stand out, as they do. */
const onUnits = (context: SeedContext, units: readonly SeededUnit[], today: CalendarDate): Charge[] => {
  const start = openedOn(context)
  return units.flatMap(({ unit, block, project }, index) => {
    const place = {
      project_id: projectId(context.plan.slug, project.code),
      block_id: seededBlockId(context, block.name),
      unit_id: unitId(context.plan.slug, unit.identifier),
      currency: context.company.currency,
      start_date: start,
    }
    const charge = (service: string, over: Row = {}): Charge => ({
      id: attachmentId(context, service, unit.identifier),
      service_id: serviceId(context, service),
      ...place,
      status: 'active',
      ...over,
    })
    const isVacant = context.plan.vacant.includes(unit.identifier)
    return [
      charge('water'),
      charge('garbage', isVacant ? { status: 'paused', paused_from: `${addPeriods(monthOf(today), -1)}-01` } : {}),
      charge('security', index % 9 === 0 ? { end_date: addDays(today, 12 + (index % 3)) } : {}),
      ...(unit.kind === 'apartment'
        ? [charge('service-charge', unit.bedrooms > 2 ? { custom_price_minor: 450_000 } : {})]
        : []),
      ...(index % 5 === 2
        ? [charge('satellite', index % 2 === 0 ? { status: 'ended', end_date: addMonths(start, 2) } : {})]
        : []),
    ]
  })
}

/** A reserve fund per project, and fuel per block that waits for somebody’s approval. */
const onBuildings = (context: SeedContext, today: CalendarDate): Charge[] =>
  context.plan.projects.flatMap((project) => {
    const place = { project_id: projectId(context.plan.slug, project.code), currency: context.company.currency }
    return [
      {
        ...place,
        id: attachmentId(context, 'reserve', project.code),
        service_id: serviceId(context, 'reserve'),
        block_id: null,
        unit_id: null,
        start_date: openedOn(context),
        status: 'active',
      },
      ...project.blocks
        .filter(({ kind }) => kind === 'block')
        .map(({ name }, index) => ({
          ...place,
          id: attachmentId(context, 'generator', name),
          service_id: serviceId(context, 'generator'),
          block_id: seededBlockId(context, name),
          unit_id: null,
          custom_price_minor: 1_250_000 + index * 175_000,
          start_date: `${monthOf(today)}-01`,
          note: 'By the receipts of last month',
          status: 'pending_approval',
        })),
    ]
  })
