import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { greeting, plainName } from '../mail-words.ts'

type Lapsed = { name: string; company: string; count: number; people: readonly string[] }

/** Tells those who review identities whose papers have ended. */
export const identityExpired = ({ name, company, count, people }: Lapsed): MailContent =>
  layOutMail({
    subject: count === 1 ? 'The paper of one person has ended' : `The papers of ${count} people have ended`,
    heading: 'Identity papers have ended',
    blocks: [
      { kind: 'text', text: greeting(name) },
      {
        kind: 'text',
        text: `These people of ${plainName(company)} are not verified any more: their papers have ended. Ask them for new ones.`,
      },
      {
        kind: 'text',
        text: people.map(plainName).join(', ') + (count > people.length ? ` and ${count - people.length} more` : ''),
      },
      { kind: 'note', text: 'A lease that runs is not touched; a new one needs a verified tenant.' },
    ],
  })
