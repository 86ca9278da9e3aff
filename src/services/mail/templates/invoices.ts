import { toMinor } from '../../../domain/money.ts'
import { formatMinor } from '../../../domain/money-text.ts'
import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { dateWords, greeting, plainName, withoutLinks } from '../mail-words.ts'

type InvoiceData = {
  name: string
  company: string
  number: string
  /** the unit that it is about */
  place: string | null
  dueDate: string
  currency: string
  /** minor units */
  totalMinor: number
  taxMinor: number
  balanceMinor: number
  lines: readonly { description: string; totalMinor: number }[]
  notes: string | null
  /** what the sender adds */
  message?: string
}

/** An invoice for its payer: what it is for, line by line, what is still owed and until when. */
export const invoice = (data: InvoiceData): MailContent => {
  const amount = (minor: number): string => formatMinor(toMinor(minor), data.currency)
  const title = `Invoice ${data.number}`
  return layOutMail({
    subject: `${plainName(data.company)}: ${title}`,
    heading: title,
    blocks: [
      { kind: 'text', text: greeting(data.name) },
      ...textOf(data.message),
      { kind: 'text', text: `${plainName(data.company)} sends you this invoice.` },
      { kind: 'facts', facts: data.lines.map((line) => [plainName(line.description), amount(line.totalMinor)]) },
      {
        kind: 'facts',
        facts: [
          ...(data.place ? [['For', plainName(data.place)] as const] : []),
          ...(data.taxMinor > 0 ? [['Tax included', amount(data.taxMinor)] as const] : []),
          ['Total', amount(data.totalMinor)],
          ['Still to pay', amount(data.balanceMinor)],
          ['Due', dateWords(data.dueDate)],
        ],
      },
      ...textOf(data.notes),
      { kind: 'note', text: `Give the number ${data.number} with your payment, so that it finds its way.` },
    ],
  })
}

const textOf = (text: string | null | undefined) => (text ? [{ kind: 'text' as const, text: withoutLinks(text) }] : [])
