import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { dateWords, greeting, plainName, withoutLinks } from '../mail-words.ts'

type RemindedInvoice = { number: string; place: string | null; dueDate: string; isOverdue: boolean; balance: string }

type ReminderData = {
  name: string
  company: string
  /** the company's own words */
  message: string | null
  invoices: readonly RemindedInvoice[]
}

/** Reminds a payer of what is due or late: one mail for all of it. */
export const paymentReminder = ({ name, company, message, invoices }: ReminderData): MailContent => {
  const late = invoices.filter(({ isOverdue }) => isOverdue).length
  const subject = late > 0 ? 'Payment overdue' : 'Payment due'
  return layOutMail({
    subject: `${plainName(company)}: ${subject.toLowerCase()}, ${invoices.map(({ number }) => number).join(', ')}`,
    heading: subject,
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: message?.trim() ? withoutLinks(message) : usualWords(company, late > 0) },
      {
        kind: 'facts',
        facts: invoices.map(({ number, place, dueDate, isOverdue, balance }) => [
          `${number}${place ? ` (${plainName(place)})` : ''}`,
          `${balance}, ${isOverdue ? 'was due' : 'due'} ${dateWords(dueDate)}`,
        ]),
      },
      { kind: 'note', text: 'If you have paid already, please disregard this message.' },
    ],
  })
}

const usualWords = (company: string, isLate: boolean): string =>
  isLate
    ? `${plainName(company)} has not received your payment yet. Please pay now, or tell us when you will.`
    : `${plainName(company)} would like to remind you of your next payment.`

type StatementEvent = { date: string; description: string; amount: string; balance: string }

type StatementData = {
  name: string
  company: string
  from: string | null
  to: string
  opening: string
  closing: string
  /** events before the first one named; they are in the balances */
  earlier: number
  events: readonly StatementEvent[]
}

/** A statement of account with running balance. */
export const accountStatement = (data: StatementData): MailContent => {
  const { name, company, from, to, opening, closing, earlier, events } = data
  const period = `${from ? `${dateWords(from)} to ` : 'up to '}${dateWords(to)}`
  return layOutMail({
    subject: `${plainName(company)}: statement of your account, ${period}`,
    heading: 'Statement of your account',
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: `This is your account with ${plainName(company)}, ${period}.` },
      {
        kind: 'facts',
        facts: [
          ['Opening balance', opening],
          ['Closing balance', closing],
        ],
      },
      ...(earlier > 0
        ? [{ kind: 'note' as const, text: `The last ${events.length} entries; ${earlier} earlier ones are not shown.` }]
        : []),
      {
        kind: 'facts',
        facts: events.map(({ date, description, amount, balance }) => [
          `${dateWords(date)}: ${withoutLinks(description)}`,
          `${amount} (balance ${balance})`,
        ]),
      },
    ],
  })
}
