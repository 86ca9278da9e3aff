import { insertRows } from '../../db/insert-rows.ts'
import type { Tx } from '../../db/transaction.ts'
import { groupBy } from '../../domain/group-by.ts'
import { formatMinor } from '../../domain/money-text.ts'
import { now } from '../../platform/clock.ts'
import type { CompanySettings } from '../companies.ts'
import { mailEffect } from '../mail/queue-mail.ts'
import { type Effect, emitMany } from '../outbox.ts'
import type { DueReminder } from './due-reminders.ts'

type Write = { tx: Tx; company: CompanySettings & { today: string }; due: readonly DueReminder[] }

export type ReminderCounts = { sent: number; skipped: number; mails: number }

/**
 * Notes reminders and mails those that were not noted before, one mail per payer. The unique step decides who sends
 * when two runs meet.
 */
export const writeReminders = async ({ tx, company, due }: Write): Promise<ReminderCounts> => {
  const at = now().toISOString()
  const written = await insertRows<{ key: string; id: string; status: string }>(
    tx,
    'reminders',
    due.map((reminder) => {
      const skipReason = whyNot(reminder)
      return {
        company_id: company.id,
        invoice_id: reminder.invoice,
        person_id: reminder.person,
        offset_days: reminder.offsetDays,
        channel: reminder.channel,
        sent_at: skipReason ? null : at,
        status: skipReason ? 'skipped' : 'sent',
        skip_reason: skipReason,
      }
    }),
    { onConflict: 'nothing', returning: `invoice_id || ':' || offset_days || ':' || channel as key, id, status` },
  )
  const fresh = new Map(written.map((row) => [row.key, row]))
  const toSend = due.filter((reminder) => fresh.get(keyOf(reminder))?.status === 'sent')
  const mails = [...groupBy(toSend, ({ person }) => person).values()].map((own): Effect =>
    mailOf({ company, own, key: fresh.get(keyOf(own[0]))?.id }),
  )
  await emitMany(tx, mails)
  return { sent: toSend.length, skipped: written.length - toSend.length, mails: mails.length }
}

const keyOf = (reminder: DueReminder | undefined): string =>
  reminder ? `${reminder.invoice}:${reminder.offsetDays}:${reminder.channel}` : ''

const whyNot = ({ isOvertaken, channel, email }: DueReminder): string | null => {
  if (isOvertaken) return 'A later reminder was due as well.'
  if (channel === 'sms') return 'No SMS service is set up.'
  return email ? null : 'The payer has no e-mail address.'
}

type Mail = { company: CompanySettings & { today: string }; own: readonly DueReminder[]; key: string | undefined }

const mailOf = ({ company, own, key }: Mail): Effect => {
  const [first] = own
  const latest = own.reduce((a, b) => (b.offsetDays > a.offsetDays ? b : a))
  return mailEffect({
    to: first?.email ?? '',
    template: 'payment-reminder',
    company: company.id,
    key: `reminder/${key}`,
    data: {
      name: first?.name ?? '',
      company: company.name,
      message: latest.message,
      invoices: own.map(({ number, place, dueDate, balance, currency }) => ({
        number,
        place,
        dueDate,
        isOverdue: dueDate < company.today,
        balance: formatMinor(BigInt(balance), currency),
      })),
    },
  })
}
