import { addPeriods, monthOf, todayIn } from '../../domain/calendar.ts'
import { nameAt } from '../names.ts'
import { phoneAt } from '../phones.ts'
import { plotAround } from './plot-around.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { houseFloors, writeRooms } from './write-rooms.ts'

export const unitId = (slug: string, identifier: string): string => seededId(slug, 'unit', identifier)
export const projectId = (slug: string, code: string): string => seededId(slug, 'project', code)
const blockId = (slug: string, name: string): string => seededId(slug, 'block', name)
export const ownerId = (slug: string, index: number): string => seededId(slug, 'owner', index)

/** Projects, blocks, units and who owns them. */
export const writeProperty = async (context: SeedContext, branch: string): Promise<void> => {
  const { slug, projects } = context.plan
  const blocks = projects.flatMap((project) => project.blocks.map((block) => ({ ...block, project })))
  await insertAudited(context, {
    table: 'projects',
    entity: 'projects',
    shown: ['name', 'code'],
    rows: projects.map(({ code, name, address, city, location, managementFeeBps }) => ({
      id: projectId(slug, code),
      code,
      name,
      address,
      city,
      location_lat: location.lat,
      location_lng: location.lng,
      boundary: plotAround(location),
      management_mode: 'full',
      management_fee_bps: managementFeeBps,
      branch_id: branch,
    })),
  })
  await insertAudited(context, {
    table: 'blocks',
    entity: 'blocks',
    shown: ['name', 'kind'],
    rows: blocks.map(({ name, kind, units, project }) => ({
      id: blockId(slug, name),
      name,
      kind,
      floors: Math.max(-1, ...units.map(({ floor }) => floor ?? -1)) + 1,
      project_id: projectId(slug, project.code),
    })),
  })
  const units = blocks.flatMap(({ name, project, units }) => units.map((unit) => ({ unit, block: name, project })))
  await insertAudited(context, {
    table: 'units',
    entity: 'units',
    shown: ['identifier', 'kind', 'rent_minor'],
    rows: units.map(({ unit, block, project }) => ({
      id: unitId(slug, unit.identifier),
      identifier: unit.identifier,
      kind: unit.kind,
      project_id: projectId(slug, project.code),
      block_id: blockId(slug, block),
      floor: unit.floor,
      bedrooms: unit.bedrooms,
      bathrooms: unit.bedrooms >= 3 ? 2 : 1,
      floors: unit.kind === 'house' ? houseFloors : null,
      area_sqm: unit.areaSqm,
      rent_minor: unit.rent * 100,
      currency: context.company.currency,
      owner_occupied: context.plan.ownerOccupied.includes(unit.identifier),
      // who lives in his own flat has us for the services only
      ...(context.plan.ownerOccupied.includes(unit.identifier) && {
        management_mode: 'service_only',
        service_charge_minor: 450_000,
      }),
      status: 'available',
    })),
  })
  await writeRooms(context)
  await writeOwners(context)
}

/** Owners bought some years before the first bill. */
const writeOwners = async (context: SeedContext): Promise<void> => {
  const { slug, owners, projects, firstPerson } = context.plan
  const opened = monthOf(todayIn(context.company.timezone, context.openedAt))
  await insertAudited(context, {
    table: 'people',
    entity: 'people',
    shown: ['name', 'kind'],
    rows: owners.map(({ name, kind, nationalId }, index) => ({
      id: ownerId(slug, index),
      name,
      kind,
      national_id: nationalId,
      phone: phoneAt(100_000 + firstPerson + index),
      email: emailOf(name),
      is_owner: true,
      is_tenant: false,
      verification: 'verified',
    })),
  })
  const units = projects.flatMap(({ blocks }) => blocks.flatMap((block) => block.units))
  const shares = units.flatMap((unit) => unit.owners.map(([owner, bps]) => ({ unit, owner, bps })))
  await insertAudited(context, {
    table: 'ownerships',
    entity: 'ownerships',
    shown: ['unit_id', 'person_id', 'share_bps'],
    rows: shares.map(({ unit, owner, bps }) => ({
      id: seededId(slug, 'ownership', unit.identifier, owner),
      unit_id: unitId(slug, unit.identifier),
      person_id: ownerId(slug, owner),
      share_bps: bps,
      from_date: `${addPeriods(opened, -12 * (1 + (owner % 4)))}-01`,
    })),
  })
}

/** 'Grace Kamau' -> grace.kamau@mail.example; an address that cannot exist. */
export const emailOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.|\.$/g, '')}@mail.example`

/** The name of the n-th person of a company. */
export const personName = ({ firstPerson }: { firstPerson: number }, index: number): string =>
  nameAt(firstPerson + index)
