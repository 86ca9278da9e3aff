import type { PayloadRequest } from 'payload'
import { standingOf } from '../../access/row-rules/standing.ts'
import { readQuery, withTransaction } from '../../db/transaction.ts'
import type { MaintenancePriority } from '../../domain/maintenance.ts'
import type { MaintenanceRequest } from '../../../payload-types.ts'
import { forbidden, validationError } from '../../platform/errors.ts'
import { partyRequest } from './party-request.ts'

type Report = {
  req: PayloadRequest
  unit: string
  title: string
  description?: string
  category: MaintenanceRequest['category']
  priority?: MaintenancePriority
}

type Ground = { company: string; project: string; block: string | null; person: string; origin: 'tenant' | 'owner' }

/**
 * An owner or a tenant reports something about his unit.
 * @throws 403 for who is no party anywhere, 400 for a unit that he neither rents nor owns today
 */
export const reportRequest = async ({ req, unit, priority = 'medium', ...report }: Report) => {
  const { portals } = await standingOf(req, undefined)
  if (portals.length === 0) throw forbidden('Only owners and tenants report here. Staff add a request.')
  const [ground] = await readQuery<Ground>(req.payload, groundOf, [unit, JSON.stringify(portals)])
  if (!ground) throw validationError('You neither rent nor own this unit at present.', 'unit')
  const { company, project, block, person: reporter, origin } = ground
  return withTransaction(req, async () => {
    const { id, number, status, dueAt } = await req.payload.create({
      collection: 'maintenance-requests',
      data: {
        ...report,
        ...{ company, project, block, unit, reporter, origin, priority },
        status: 'open',
        currency: 'KES',
        chargedTo: 'company',
        reopened: 0,
      },
      depth: 0,
      overrideAccess: true,
      req: await partyRequest(req, company),
    })
    return { id, number, status, dueAt }
  })
}

/** Tenants of a lease that runs, then owners of today; the company's calendar says when today is. */
const groundOf = `
  select u.company_id as company, u.project_id as project, u.block_id as block, p."personId" as person,
    case when l.id is not null then 'tenant' else 'owner' end as origin
  from units u
  join jsonb_to_recordset($2::jsonb) as p ("companyId" uuid, "personId" uuid) on p."companyId" = u.company_id
  join companies c on c.id = u.company_id
  cross join lateral (select (now() at time zone c.timezone)::date as today) d
  left join lateral (
    select k.id from contracts k
    where k.unit_id = u.id and k.company_id = u.company_id and k.person_id = p."personId" and k.kind = 'lease'
      and k.status in ('active', 'notice') and k.deleted_at is null and fh_date(k.start_date) <= d.today
    limit 1) l on true
  left join lateral (
    select o.id from ownerships o
    where o.unit_id = u.id and o.company_id = u.company_id and o.person_id = p."personId"
      and fh_date(o.from_date) <= d.today and (o.to_date is null or fh_date(o.to_date) >= d.today)
    limit 1) o on true
  where u.id = $1 and u.deleted_at is null and (l.id is not null or o.id is not null)
  order by l.id nulls last
  limit 1`
