import type { Tx } from '../../db/transaction.ts'
import type { CalendarDate } from '../../domain/calendar.ts'

/** An invoice whose turn a step of the ladder is. */
export type DueReminder = {
  invoice: string
  number: string
  dueDate: CalendarDate
  currency: string
  balance: string
  place: string | null
  person: string
  name: string
  email: string | null
  offsetDays: number
  channel: 'email' | 'sms'
  message: string | null
  /** a later step of the same ladder has come as well: that one goes out */
  isOvertaken: boolean
}

/** A step that was missed, because no worker ran, is made up for within so many days. */
const graceDays = 3

type Find = { tx: Pick<Tx, 'query'>; company: string; today: CalendarDate; after: string; payers: number }

/**
 * Whose reminders are due, for the next payers: issued, owed, not promised for later, and not reminded by this step over
 * this channel before.
 */
export const dueReminders = ({ tx, company, today, after, payers }: Find): Promise<DueReminder[]> =>
  tx.query<DueReminder>(DUE, [company, today, after, payers, graceDays])

const DUE = `
  with due as materialized (
    select i.id, i.number, i.due_date, i.currency, i.balance_minor, i.unit_id, i.person_id,
           s.offset_days::int as offset_days, s.channel, s.message
    from reminder_steps s
    join invoices i on i.company_id = s.company_id and i.status = 'issued' and i.balance_minor > 0
      and i.due_date between to_char(($2::text)::date - s.offset_days::int - $5::int, 'YYYY-MM-DD')
                         and to_char(($2::text)::date - s.offset_days::int, 'YYYY-MM-DD')
      -- a step before the invoice was made is not made up for
      and i.issue_date <= to_char(i.due_date::date + s.offset_days::int, 'YYYY-MM-DD')
    where s.company_id = $1 and s.is_active and i.person_id > $3::uuid
      and not exists (
        select from reminders r where r.company_id = i.company_id and r.invoice_id = i.id
          and r.offset_days = s.offset_days and r.channel = s.channel)
      and not exists (
        select from payment_promises o where o.company_id = i.company_id and o.person_id = i.person_id
          and o.status = 'open' and o.promised_on >= $2::text and (o.invoice_id is null or o.invoice_id = i.id))
  ),
  payers as (select distinct person_id from due order by person_id limit $4)
  select d.id as invoice, d.number, d.due_date as "dueDate", d.currency, d.balance_minor::text as balance,
         u.identifier as place, p.id as person, p.name, p.email, d.offset_days as "offsetDays", d.channel, d.message,
         d.offset_days < max(d.offset_days) over (partition by d.id, d.channel) as "isOvertaken"
  from due d
  join payers on payers.person_id = d.person_id
  join people p on p.id = d.person_id
  left join units u on u.id = d.unit_id
  order by d.person_id, d.due_date, d.number, d.offset_days`
