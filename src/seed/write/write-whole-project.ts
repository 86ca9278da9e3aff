import type { CalendarDate } from '../../domain/calendar.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { ownerId } from './write-property.ts'

const wholeProjects: Readonly<
  Record<string, { code: string; name: string; city: string; owner: number; units: number }>
> = { baobab: { code: 'MK', name: 'Mkomani Cottages', city: 'Mombasa', owner: 1, units: 4 } }

/** A project that one owner holds whole: its units follow by themselves. They have just come, so nobody lives there yet. */
export const writeWholeProject = async (context: SeedContext, today: CalendarDate): Promise<void> => {
  const { slug } = context.plan
  const whole = wholeProjects[slug]
  if (!whole) return
  const project = seededId(slug, 'project', whole.code)
  await insertAudited(context, {
    table: 'projects',
    entity: 'projects',
    shown: ['name', 'code'],
    rows: [
      {
        id: project,
        code: whole.code,
        name: whole.name,
        city: whole.city,
        management_mode: 'full',
        management_fee_bps: 800,
      },
    ],
  })
  await insertAudited(context, {
    table: 'project_ownerships',
    entity: 'project-ownerships',
    shown: ['project_id', 'person_id', 'share_bps'],
    rows: [
      {
        id: seededId(slug, 'whole', whole.code),
        project_id: project,
        person_id: ownerId(slug, whole.owner),
        share_bps: 10_000,
        from_date: `${today.slice(0, 4)}-01-01`,
      },
    ],
  })
  await insertAudited(context, {
    table: 'units',
    entity: 'units',
    shown: ['identifier', 'kind', 'rent_minor'],
    rows: Array.from({ length: whole.units }, (_, index) => ({
      id: seededId(slug, 'unit', `${whole.code}${index + 1}`),
      identifier: `${whole.code}${index + 1}`,
      kind: 'house',
      project_id: project,
      floors: 1,
      bedrooms: 2,
      area_sqm: 84,
      rent_minor: 4_200_000,
      currency: context.company.currency,
      status: 'available',
    })),
  })
}
