import type { PayloadRequest } from 'payload'
import { todayIn } from '../../domain/calendar.ts'
import { type KnownCheck, type Verification, verificationOf } from '../../domain/identity.ts'
import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { recordAudit } from '../audit.ts'

type Row = { id: string; company: string; timezone: string; former: Verification; checks: KnownCheck[] }

/**
 * Says anew what the identity checks of people mean for them; who changes gets an entry in the audit log.
 * @returns what stands there now, by person
 */
export const refreshVerification = async (
  { req, tx }: { req: PayloadRequest; tx: Tx },
  people: readonly string[],
): Promise<Map<string, Verification>> => {
  const rows = await tx.query<Row>(CHECKS, [people])
  const changes = rows.map(({ id, company, timezone, former, checks }) => {
    const today = todayIn(timezone, now())
    return { id, company, former, next: verificationOf({ checks, today, former }) }
  })
  const changed = changes.filter(({ former, next }) => former !== next)
  if (changed.length > 0)
    await tx.query(
      `update people p set verification = n.next, updated_at = now()
       from jsonb_to_recordset($1::jsonb) as n (id uuid, next text) where p.id = n.id`,
      [JSON.stringify(changed)],
    )
  await recordAudit({
    req,
    rows: changed.map(({ id, company, former, next }) => ({
      action: 'update',
      entity: 'people',
      entityId: id,
      company,
      before: { verification: former },
      after: { verification: next },
    })),
  })
  return new Map(changes.map(({ id, next }) => [id, next]))
}

const CHECKS = `
  select p.id, p.company_id as company, co.timezone, p.verification as former,
    coalesce((select json_agg(json_build_object('status', c.status, 'submittedAt', coalesce(c.submitted_at, c.created_at),
      'expiresOn', c.expires_on)) from identity_checks c where c.person_id = p.id), '[]'::json) as checks
  from people p join companies co on co.id = p.company_id
  where p.id = any($1::uuid[]) order by p.id for update of p`
