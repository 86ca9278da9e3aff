import sharp from 'sharp'
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { fileStorage } from '../../platform/file-storage.ts'
import { objectKey } from '../../services/uploads/object-key.ts'
import { phoneAt } from '../phones.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import type { WrittenLease } from './write-leases.ts'
import { writePayees } from './write-payees.ts'
import { emailOf } from './write-property.ts'

type People = { context: SeedContext; leases: readonly WrittenLease[]; today: CalendarDate }
type Row = Record<string, unknown> & { id: string }

/** Identity checks in every state, accounts for payouts, and some people who were entered twice. */
export const writePeople = async (people: People): Promise<void> => {
  await writeProspects(people)
  await writeDuplicates(people)
  await writeChecks(people)
  await writePayees(people.context, people.today)
}

/** Who looked at a unit and has not signed, by how far his identity check is. */
const prospects = [
  { name: 'Naliaka Wekesa', state: 'pending' },
  { name: 'Hassan Abdi Noor', state: 'pending' },
  { name: 'Ruth Chepkoech', state: 'expired' },
  { name: 'Ali Omar Bakari', state: 'rejected' },
  { name: 'Zipporah Nduta', state: 'unverified' },
] as const

const prospectId = ({ plan: { slug } }: SeedContext, name: string): string => seededId(slug, 'prospect', name)

const writeProspects = ({ context }: People): Promise<void> =>
  insertAudited(context, {
    table: 'people',
    entity: 'people',
    shown: ['name', 'phone'],
    rows: prospects.map(({ name, state }, index) => ({
      id: prospectId(context, name),
      name,
      kind: 'individual',
      phone: phoneAt(200_000 + context.plan.firstPerson + index),
      email: emailOf(name),
      is_tenant: true,
      is_owner: false,
      verification: state,
    })),
  })

/** The same people under other spellings, as they come in by the phone of another colleague. */
const writeDuplicates = async ({ context, leases }: People): Promise<void> => {
  const known = leases.slice(0, 3).map(({ tenant }) => tenant)
  await insertAudited(context, {
    table: 'people',
    entity: 'people',
    shown: ['name'],
    rows: known.map(({ name, phone }, index) => ({
      id: seededId(context.plan.slug, 'duplicate', index),
      name: index === 1 ? name.toUpperCase() : name.split(' ').reverse().join(' '),
      kind: 'individual',
      phone: index === 2 ? null : phone,
      email: index === 0 ? null : emailOf(name),
      is_tenant: true,
      is_owner: false,
      verification: 'unverified',
    })),
  })
}

const writeChecks = async ({ context, leases, today }: People): Promise<void> => {
  const tenants = [...new Map(leases.map((lease) => [lease.tenant.id, lease])).values()]
  const waiting = await context.tx.query<{ id: string }>(
    `select id from people where company_id = $1 and verification = 'pending' order by name, id`,
    [context.company.id],
  )
  const isWaiting = (id: string): boolean => waiting.some((row) => row.id === id)
  const approved = tenants
    .filter(({ tenant }) => !isWaiting(tenant.id))
    .map(({ tenant, plan }, index) =>
      checkRow(context, {
        person: tenant.id,
        status: 'approved',
        index,
        on: plan.startDate,
        ends: addDays(today, 90 + index * 17),
      }),
    )
  const pictures = await writePictures(
    context,
    waiting.map(({ id }) => id),
  )
  const pending = waiting.map(({ id }, index) => ({
    ...checkRow(context, {
      person: id,
      status: 'pending',
      index,
      on: addDays(today, -1 - index),
      ends: addDays(today, 1_000),
    }),
    ...pictures.get(id),
  }))
  const past = { on: addDays(today, -800), ends: addDays(today, -20) }
  await insertAudited(context, {
    table: 'identity_checks',
    entity: 'identity-checks',
    shown: ['person_id', 'document_type', 'status'],
    rows: [
      ...approved,
      ...pending,
      checkRow(context, { ...past, person: prospectId(context, 'Ruth Chepkoech'), status: 'expired', index: 1 }),
      {
        ...checkRow(context, {
          ...past,
          on: addDays(today, -9),
          ends: addDays(today, 700),
          person: prospectId(context, 'Ali Omar Bakari'),
          status: 'rejected',
          index: 2,
        }),
        reason: 'The picture is blurred: the number cannot be read.',
      },
    ],
  })
  await context.tx.query(
    `update people p set national_id = c.document_number from identity_checks c
     where c.person_id = p.id and p.company_id = $1 and p.national_id is null and c.status = 'pending' and p.id = any($2::uuid[])`,
    [context.company.id, prospects.map(({ name }) => prospectId(context, name))],
  )
}

type Check = { person: string; status: string; index: number; on: CalendarDate; ends: CalendarDate }

const checkRow = ({ plan: { slug } }: SeedContext, { person, status, index, on, ends }: Check): Row => {
  const at = `${on}T08:30:00.000Z`
  return {
    id: seededId(slug, 'check', person, status),
    person_id: person,
    document_type: index % 4 === 3 ? 'passport' : 'national_id',
    document_number: index % 4 === 3 ? `AK${1_200_000 + index * 137}` : String(23_500_000 + index * 48_611),
    country: 'KE',
    expires_on: ends,
    status,
    submitted_at: at,
    reviewed_at: status === 'pending' ? null : at,
    created_at: at,
    updated_at: at,
  }
}

const sides = ['front', 'back', 'selfie'] as const

/** A card and a face of plain shapes for each check that waits, so that the review has something to look at. */
const writePictures = async (context: SeedContext, people: readonly string[]): Promise<Map<string, Row>> => {
  const { company, plan } = context
  const images = new Map<string, Buffer>()
  for (const side of sides) images.set(side, await drawn(drawings[side]))
  const files = people.flatMap((person) =>
    sides.map((side) => ({ person, side, id: seededId(plan.slug, 'paper', person, side) })),
  )
  for (const { id, side } of files) {
    const data = images.get(side) ?? Buffer.alloc(0)
    await fileStorage().put({
      key: objectKey({ company: company.id, filename: `${id}.png` }),
      data,
      mimeType: 'image/png',
    })
  }
  await insertAudited(context, {
    table: 'documents',
    entity: 'documents',
    shown: ['name', 'kind'],
    rows: files.map(({ id, person, side }) => ({
      id,
      name: `Identity: ${side}`,
      kind: 'identity',
      person_id: person,
      filename: `${id}.png`,
      mime_type: 'image/png',
      filesize: images.get(side)?.length ?? 0,
      width: 640,
      height: 400,
    })),
  })
  return new Map(
    people.map((person) => [
      person,
      Object.fromEntries(sides.map((side) => [`${side}_id`, seededId(plan.slug, 'paper', person, side)])) as Row,
    ]),
  )
}

type Shape = { left: number; top: number; width: number; height: number; background: string }

const size = { width: 640, height: 400 }
const ink = '#5b6b63'

const shape = (left: number, top: number, width: number, height: number, background = ink): Shape => ({
  ...{ left, top, width, height, background },
})

const face = (left: number, top: number, scale: number): Shape[] => [
  shape(left, top, 3 * scale, 4 * scale, '#8d6e55'),
  shape(left - 2 * scale, top + 5 * scale, 7 * scale, 3 * scale, '#37635a'),
]

const drawings: Record<(typeof sides)[number], { paper: string; shapes: Shape[] }> = {
  front: {
    paper: '#dfeae4',
    shapes: [...face(110, 90, 24), ...[90, 140, 190].map((top) => shape(300, top, 280, 16)), shape(60, 340, 520, 16)],
  },
  back: {
    paper: '#dfeae4',
    shapes: [shape(0, 50, 640, 70, '#42504a'), ...[180, 230, 280].map((top) => shape(60, top, 520, 16))],
  },
  selfie: { paper: '#c9d8e6', shapes: face(260, 60, 40) },
}

/** Rectangles only: the pictures are encoded where no drawing is read. */
const drawn = ({ paper, shapes }: (typeof drawings)['front']): Promise<Buffer> =>
  sharp({ create: { ...size, channels: 3, background: paper } })
    .composite(
      shapes.map(({ left, top, width, height, background }) => ({
        input: { create: { width, height, channels: 3 as const, background } },
        left,
        top,
      })),
    )
    .png()
    .toBuffer()
