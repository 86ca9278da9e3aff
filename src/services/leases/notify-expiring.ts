import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction, type Tx } from '../../db/transaction.ts'
import { addDays } from '../../domain/calendar.ts'
import { getEnv } from '../../platform/env.ts'
import { recordAudit } from '../audit.ts'
import type { CompanySettings } from '../companies.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { noticeDays } from './expiring-leases.ts'
import { staffWhoSeeLeases } from './staff-who-see-leases.ts'

type Notify = { req: PayloadRequest; company: CompanySettings & { today: string } }

type Ending = {
  id: string
  number: string
  unit: string
  project: string
  project_id: string
  person: string
  end_date: string
}

/** In a mail; the others are counted. */
const named = 20

/**
 * Tells the staff who see leases of those that end soon: once per lease and end, which the audit log remembers.
 * @returns how many leases the notices were about
 */
export const notifyExpiring = async ({ req, company }: Notify): Promise<number> => {
  const until = addDays(company.today, await noticeDays(req.payload, company.id))
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'lease-expiry', company.id)
    const ending = await tx.query<Ending>(ENDING, [company.id, company.today, until])
    if (ending.length === 0) return 0
    await mailStaff({ tx, company, ending })
    await recordAudit({
      req,
      rows: ending.map(({ id, end_date: endDate }) => ({
        action: 'lease.expiry_notice',
        entity: 'contracts',
        entityId: id,
        company: company.id,
        after: { endDate },
      })),
    })
    return ending.length
  })
}

type Mail = { tx: Tx; company: Notify['company']; ending: Ending[] }

const mailStaff = async ({ tx, company, ending }: Mail): Promise<void> => {
  for (const { email, name, projects } of await staffWhoSeeLeases(tx, company.id)) {
    const own = projects ? ending.filter(({ project_id: id }) => projects.includes(id)) : ending
    if (own.length === 0) continue
    await queueMail(tx, {
      to: email,
      template: 'leases-ending',
      company: company.id,
      data: {
        name,
        company: company.name,
        leases: own.slice(0, named).map(({ number, unit, project, person, end_date: endDate }) => ({
          number,
          place: `${unit}, ${project}`,
          tenant: person,
          endDate,
        })),
        others: Math.max(0, own.length - named),
        link: `${getEnv().publicUrl}/admin/expiring-leases`,
      },
    })
  }
}

const ENDING = `
  select c.id, c.number, u.identifier as unit, p.name as project, c.project_id, t.name as person, c.end_date
  from contracts c
  join units u on u.id = c.unit_id join projects p on p.id = c.project_id join people t on t.id = c.person_id
  where c.company_id = $1 and c.kind = 'lease' and c.status in ('active', 'notice') and c.deleted_at is null
    and c.end_date between $2 and $3
    and not exists (
      select from audit_log a where a.entity_id = c.id::text and a.company_id = c.company_id
        and a.entity = 'contracts' and a.action = 'lease.expiry_notice' and a.after ->> 'endDate' = c.end_date)
  order by c.end_date, c.number`
