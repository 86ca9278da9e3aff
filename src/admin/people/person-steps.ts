import type { PersonStep } from '../../domain/person-step.ts'
import type { Tone } from '../text/status.ts'

type Step = { text: string; tone: Tone }

/** What is to be done next about a person, in words. */
export const personSteps: Record<PersonStep, Step> = {
  erased: { text: 'The personal data was erased. The row is kept for the books.', tone: 'quiet' },
  merged: { text: 'This row was merged into another person.', tone: 'quiet' },
  addContact: {
    text: 'Next: add a phone number or an e-mail address, so that this person can be reached.',
    tone: 'warn',
  },
  reviewCheck: { text: 'Next: an identity check waits for its review.', tone: 'busy' },
  submitCheck: { text: 'Next: hand in papers for an identity check; a lease needs a verified tenant.', tone: 'warn' },
  renewCheck: { text: 'Next: ask for new papers; the last identity check does not count any more.', tone: 'bad' },
  addAccount: { text: 'Next: add a payment account, so that what is collected can be paid out.', tone: 'warn' },
  verifyAccount: { text: 'Next: a payment account waits for somebody to verify it.', tone: 'busy' },
  invite: { text: 'Next: invite to the portal, with the button above.', tone: 'busy' },
  none: { text: 'Nothing is left to do.', tone: 'good' },
}

export const paperLabels: Record<string, string> = {
  passport: 'Passport',
  national_id: 'National id',
  driver_licence: 'Driver licence',
  residence_permit: 'Residence permit',
  registration_certificate: 'Registration certificate',
  other: 'Other paper',
}
