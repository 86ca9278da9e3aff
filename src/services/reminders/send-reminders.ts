import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../../db/locks.ts'
import { withTransaction } from '../../db/transaction.ts'
import { daysBetween } from '../../domain/calendar.ts'
import { recordAudit } from '../audit.ts'
import { companySettings } from '../companies.ts'
import type { DueReminder } from './due-reminders.ts'
import { writeReminders } from './write-reminders.ts'

type Send = { req: PayloadRequest; company: string; invoices: string[]; message?: string | null }

/**
 * Reminds of invoices now, whatever the ladder says; once a day per invoice. What is not issued, settled or another
 * company's is left out.
 */
export const sendReminders = async ({ req, company: companyId, invoices, message }: Send) => {
  const company = await companySettings(req.payload, companyId)
  return withTransaction(req, async (tx) => {
    await advisoryLock(tx, 'reminders', companyId)
    const owed = await tx.query<Omit<DueReminder, 'offsetDays' | 'channel' | 'message' | 'isOvertaken'>>(OWED, [
      companyId,
      invoices,
    ])
    const due = owed.map((invoice): DueReminder => ({
      ...invoice,
      offsetDays: daysBetween(invoice.dueDate, company.today),
      channel: 'email',
      message: message ?? null,
      isOvertaken: false,
    }))
    const { sent, skipped, mails } = await writeReminders({ tx, company, due })
    const after = { sent, skipped, mails }
    await recordAudit({
      req,
      rows: due.map(({ invoice }) => ({
        action: 'reminder.send',
        entity: 'invoices',
        entityId: invoice,
        company: companyId,
        after,
      })),
    })
    return { ...after, already: due.length - sent - skipped, leftOut: new Set(invoices).size - due.length }
  })
}

const OWED = `
  select i.id as invoice, i.number, i.due_date as "dueDate", i.currency, i.balance_minor::text as balance,
         u.identifier as place, p.id as person, p.name, p.email
  from invoices i
  join people p on p.id = i.person_id
  left join units u on u.id = i.unit_id
  where i.company_id = $1 and i.id = any($2::uuid[]) and i.status = 'issued' and i.balance_minor > 0
  order by i.person_id, i.due_date, i.number`
