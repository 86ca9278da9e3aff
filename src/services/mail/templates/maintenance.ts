import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { greeting, momentWords, plainName, withoutLinks } from '../mail-words.ts'

type RequestData = {
  name: string
  company: string
  number: string
  title: string
  /** the project, with the unit where there is one */
  place: string
}

/** Tells a member of the staff what is his to do now. */
export const maintenanceAssigned = ({
  dueAt,
  priority,
  link,
  ...request
}: RequestData & { priority: string; dueAt: string | null; link: string }): MailContent =>
  layOutMail({
    subject: `${request.number} is assigned to you`,
    heading: `${request.number} is assigned to you`,
    blocks: [
      { kind: 'text', text: greeting(request.name) },
      {
        kind: 'facts',
        facts: [...factsOf(request), ['Priority', priority], ...(dueAt ? [['Due', momentWords(dueAt)] as const] : [])],
      },
      { kind: 'link', label: 'Open the request', url: link },
    ],
  })

/** Tells whoever reported something, or looks after it, what has happened with it. */
export const maintenanceUpdate = ({
  event,
  text,
  ...request
}: RequestData & { event: string; text?: string }): MailContent =>
  layOutMail({
    subject: `${request.number}: ${event}`,
    heading: `${request.number}: ${event}`,
    blocks: [
      { kind: 'text', text: greeting(request.name) },
      { kind: 'facts', facts: factsOf(request) },
      ...(text ? [{ kind: 'text', text: withoutLinks(text) } as const] : []),
      { kind: 'note', text: `You get this mail from ${plainName(request.company)}.` },
    ],
  })

const factsOf = ({ title, place }: RequestData): (readonly [string, string])[] => [
  ['Request', plainName(title)],
  ['Where', plainName(place)],
]
