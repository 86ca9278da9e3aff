import { layOutMail } from '../lay-out-mail.ts'
import type { MailContent } from '../mail-content.ts'
import { dateWords, greeting, plainName } from '../mail-words.ts'

type EndingLease = { number: string; place: string; tenant: string; endDate: string }

type LeasesEndingData = {
  name: string
  company: string
  leases: readonly EndingLease[]
  /** how many are not named */
  others: number
  link: string
}

/** Tells staff of the leases that end soon and that nobody has renewed yet. */
export const leasesEnding = ({ name, company, leases, others, link }: LeasesEndingData): MailContent => {
  const count = leases.length + others
  const subject = count === 1 ? 'A lease ends soon' : `${count} leases end soon`
  return layOutMail({
    subject: `${plainName(company)}: ${subject.toLowerCase()}`,
    heading: subject,
    blocks: [
      { kind: 'text', text: greeting(name) },
      { kind: 'text', text: 'Renew them, or agree with the tenants on when they leave.' },
      {
        kind: 'facts',
        facts: leases.map(({ number, place, tenant, endDate }) => [
          `${number}, ends ${dateWords(endDate)}`,
          `${plainName(place)} (${plainName(tenant)})`,
        ]),
      },
      ...(others > 0 ? [{ kind: 'text' as const, text: `And ${others} more.` }] : []),
      { kind: 'link', label: 'See the leases that end', url: link },
    ],
  })
}
