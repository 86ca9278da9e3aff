import { addMonths, type CalendarDate } from '../../domain/calendar.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { projectId, unitId } from './write-property.ts'
import { attachmentId, openedOn, type SeededUnit, seededBlockId, serviceId } from './write-services.ts'

type Plan = { units: readonly SeededUnit[]; today: CalendarDate }

/** A basement per project with slots; most of the larger flats park there, and pay for it. */
export const writeParking = async (context: SeedContext, { units, today }: Plan): Promise<void> => {
  const { slug, projects } = context.plan
  const slots = projects.flatMap((project) => {
    const flats = units.filter((row) => row.project === project && row.unit.kind === 'apartment')
    return Array.from({ length: Math.max(6, Math.ceil(flats.length * 0.75)) }, (_, index) => ({
      project,
      name: `P${index + 1}`,
      id: seededId(slug, 'slot', project.code, index),
    }))
  })
  await insertAudited(context, {
    table: 'blocks',
    entity: 'blocks',
    shown: ['name', 'kind'],
    rows: projects.map(({ code }) => ({
      id: seededId(slug, 'basement', code),
      name: 'Basement',
      kind: 'basement',
      floors: 0,
      project_id: projectId(slug, code),
    })),
  })
  await insertAudited(context, {
    table: 'parking_slots',
    entity: 'parking-slots',
    shown: ['identifier', 'block_id'],
    rows: slots.map(({ id, name, project }, index) => ({
      id,
      identifier: name,
      block_id: seededId(slug, 'basement', project.code),
      project_id: projectId(slug, project.code),
      description: index % 12 === 0 ? 'Beside the lift, for wheelchairs' : null,
    })),
  })
  const parked = projects.flatMap((project) => {
    const free = slots.filter((slot) => slot.project === project)
    return units
      .filter(({ unit, project: of }) => of === project && unit.kind === 'apartment' && unit.bedrooms > 1)
      .filter(({ unit }) => !context.plan.vacant.includes(unit.identifier))
      .slice(0, free.length)
      .map((seeded, index) => ({
        ...seeded,
        slot: free[index]?.id ?? '',
        from: addMonths(openedOn(context), index % 3),
      }))
      .filter(({ from }) => from <= today)
  })
  await insertAudited(context, {
    table: 'project_services',
    entity: 'project-services',
    shown: ['service_id', 'start_date', 'status'],
    rows: parked.map(({ unit, block, project, from }) => ({
      id: attachmentId(context, 'parking', unit.identifier),
      service_id: serviceId(context, 'parking'),
      project_id: projectId(slug, project.code),
      block_id: seededBlockId(context, block.name),
      unit_id: unitId(slug, unit.identifier),
      custom_price_minor: 300_000,
      currency: context.company.currency,
      start_date: from,
      status: 'active',
    })),
  })
  await insertAudited(context, {
    table: 'parking_assignments',
    entity: 'parking-assignments',
    shown: ['slot_id', 'unit_id', 'from_date'],
    rows: parked.map(({ unit, slot, from }) => ({
      id: seededId(slug, 'parking', unit.identifier),
      slot_id: slot,
      unit_id: unitId(slug, unit.identifier),
      project_service_id: attachmentId(context, 'parking', unit.identifier),
      from_date: from,
      status: 'active',
    })),
  })
}
