import type { Row } from '../../db/insert-rows.ts'
import { insertRows } from '../../db/insert-rows.ts'
import { addDays, todayIn } from '../../domain/calendar.ts'
import { dueAfter } from '../../domain/maintenance.ts'
import { now } from '../../platform/clock.ts'
import { maintenanceRules } from '../../services/maintenance/company-rules.ts'
import { takeNumbers } from '../../services/numbers.ts'
import { demoMaintenance, type RequestPlan } from '../plan/maintenance.ts'
import { seededId } from '../seeded-id.ts'
import { insertAudited, type SeedContext } from './context.ts'
import { projectId } from './write-property.ts'

type Place = { id: string; project: string; block: string | null; identifier: string; tenant: Named; owner: Named }
type Named = { id: string; name: string } | null
type Worker = { id: string; name: string; user: string } | undefined

/** Requests in every state with what was said about them, and plans that come again. */
export const writeMaintenance = async (context: SeedContext): Promise<void> => {
  const { tx, company, plan } = context
  const { requests, plans } = demoMaintenance[plan.slug]
  const places = await tx.query<Place>(PLACES, [company.id])
  const [worker] = await tx.query<NonNullable<Worker>>(WORKER, [company.id])
  const vendor = await writeVendor(context)
  const { hours } = await maintenanceRules(tx, company.id)
  const sorted = requests.toSorted((a, b) => b.hoursAgo - a.hoursAgo)
  const known = sorted.flatMap((request) => {
    const place = places.find(({ identifier }) => identifier === request.unit)
    return place ? [{ request, place, times: timesOf(request) }] : []
  })
  const numbers: string[] = []
  for (const { times } of known) {
    const year = Number(todayIn(company.timezone, times.reported).slice(0, 4))
    numbers.push(...(await takeNumbers(tx, { company: company.id, docType: 'maintenance', year })))
  }
  const written = known.map((one, index) => ({
    ...one,
    id: seededId(plan.slug, 'maintenance', index),
    number: numbers[index],
  }))
  await insertAudited(context, {
    table: 'maintenance_requests',
    entity: 'maintenance-requests',
    shown: ['number', 'title', 'status'],
    rows: written.map(({ request, place, times, id, number }) => ({
      id,
      number,
      title: request.title,
      description: request.description ?? null,
      category: request.category,
      priority: request.priority,
      project_id: place.project,
      block_id: place.block,
      unit_id: place.id,
      reporter_id: reporterOf(request, place)?.id ?? null,
      origin: request.origin,
      assignee_id: request.isAssigned ? (worker?.id ?? null) : null,
      vendor_id: request.hasVendor ? vendor : null,
      cost_minor: request.cost ? request.cost * 100 : null,
      currency: company.currency,
      charged_to: request.chargedTo ?? 'company',
      status: request.status,
      due_at: dueAfter(times.reported, hours[request.priority]).toISOString(),
      started_at: times.started?.toISOString() ?? null,
      resolved_at: times.resolved?.toISOString() ?? null,
      closed_at: times.closed?.toISOString() ?? null,
      reopened: request.reopened ?? 0,
      satisfaction: request.satisfaction ?? null,
      created_at: times.reported.toISOString(),
      updated_at: (times.closed ?? times.resolved ?? times.started ?? times.reported).toISOString(),
    })),
  })
  await insertRows(
    tx,
    'maintenance_comments',
    written.flatMap(({ request, place, times, id }) =>
      linesOf(request, times).map(({ at, body, kind, isInternal, isReporter }, index) => ({
        id: seededId(plan.slug, 'maintenance line', id, index),
        company_id: company.id,
        request_id: id,
        kind,
        body,
        is_internal: isInternal,
        author_id: isReporter ? null : (worker?.user ?? null),
        author_name: isReporter ? (reporterOf(request, place)?.name ?? 'Reporter') : (worker?.name ?? 'Freehold'),
        created_at: at.toISOString(),
        updated_at: at.toISOString(),
      })),
    ),
  )
  const today = todayIn(company.timezone, now())
  await insertAudited(context, {
    table: 'maintenance_plans',
    entity: 'maintenance-plans',
    shown: ['title', 'next_date'],
    rows: plans.map(({ title, project, category, every, interval, inDays, leadDays }) => ({
      id: seededId(plan.slug, 'maintenance plan', title),
      ...{ title, category, every, interval },
      project_id: projectId(plan.slug, project),
      priority: 'medium',
      next_date: addDays(today, inDays),
      lead_days: leadDays,
      vendor_id: vendor,
      is_active: true,
    })),
  })
}

const hour = 3_600_000

type Times = { reported: Date; started?: Date; resolved?: Date; closed?: Date }

const timesOf = ({ hoursAgo, took, status }: RequestPlan): Times => {
  const [start, end]: [start: number, end?: number] = took ?? [0]
  const reported = new Date(now().getTime() - hoursAgo * hour)
  const after = (hours: number): Date => new Date(reported.getTime() + hours * hour)
  const isDone = status === 'resolved' || status === 'closed'
  if (status === 'cancelled') return { reported, closed: after(20) }
  return {
    reported,
    ...(status !== 'open' && { started: after(start) }),
    ...(isDone && { resolved: after(end ?? start) }),
    ...(status === 'closed' && { closed: after((end ?? start) + 20) }),
  }
}

const reporterOf = ({ origin }: RequestPlan, { tenant, owner }: Place): Named =>
  origin === 'tenant' ? (tenant ?? owner) : origin === 'owner' ? owner : null

type Line = { at: Date; kind: string; body: string; isInternal: boolean; isReporter: boolean }

/** The history in the order of its times; what was said stands between the report and the end. */
const linesOf = ({ talk = [], satisfaction }: RequestPlan, { reported, started, resolved, closed }: Times): Line[] => {
  const status = (at: Date | undefined, body: string): Line[] =>
    at ? [{ at, kind: 'status', body, isInternal: false, isReporter: false }] : []
  const until = (resolved ?? now()).getTime()
  const step = (until - reported.getTime()) / (talk.length + 2)
  const said = talk.map((text, index): Line => ({
    at: new Date(reported.getTime() + step * (index + 1)),
    kind: 'comment',
    body: text.replace(/^[!>]/, ''),
    isInternal: text.startsWith('!'),
    isReporter: text.startsWith('>'),
  }))
  const rated = closed ?? resolved
  const rating: Line[] =
    satisfaction && rated
      ? [
          {
            at: new Date(rated.getTime() + hour),
            kind: 'satisfaction',
            body: `Satisfaction: ${satisfaction} of 5.`,
            isInternal: false,
            isReporter: true,
          },
        ]
      : []
  return [
    ...status(started, 'Work has started.'),
    ...said,
    ...status(resolved, 'Resolved.'),
    ...status(closed, resolved ? 'Closed.' : 'Cancelled: this is no matter of the building.'),
    ...rating,
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}

const writeVendor = async (context: SeedContext): Promise<string> => {
  const { slug } = context.plan
  const id = seededId(slug, 'vendor', 'maintenance')
  const row: Row & { id: string } = {
    id,
    name: slug === 'acacia' ? 'Fundi Bora Repairs Ltd' : 'Pwani Technical Services',
    kind: 'organisation',
    email: `office@${slug === 'acacia' ? 'fundi-bora' : 'pwani-technical'}.example`,
    is_vendor: true,
    is_tenant: false,
    is_owner: false,
    verification: 'unverified',
  }
  await insertAudited(context, { table: 'people', entity: 'people', shown: ['name', 'kind'], rows: [row] })
  return id
}

const PLACES = `
  select u.id, u.identifier, u.project_id as project, u.block_id as block,
    (select json_build_object('id', p.id, 'name', p.name) from contracts c join people p on p.id = c.person_id
     where c.unit_id = u.id and c.status in ('active', 'notice') limit 1) as tenant,
    (select json_build_object('id', p.id, 'name', p.name) from ownerships o join people p on p.id = o.person_id
     where o.unit_id = u.id and o.to_date is null order by o.share_bps desc limit 1) as owner
  from units u where u.company_id = $1`

const WORKER = `
  select s.id, s.name, s.user_id as user from staff s
  join staff_rels x on x.parent_id = s.id join roles r on r.id = x.roles_id
  where s.company_id = $1 and s.status = 'active' and r.key in ('property-manager', 'administrator')
  order by r.key = 'property-manager' desc, s.name limit 1`
