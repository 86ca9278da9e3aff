import type { PayloadOf } from '../../../jobs/queues.ts'
import { now } from '../../platform/clock.ts'
import { open } from '../../platform/secret-box.ts'
import type { MailContent } from './mail-content.ts'
import { isMailTemplate, type MailData, type MailTemplate, renderMail } from './mail-templates.ts'

/**
 * Makes the mail of a queued job.
 * @returns undefined when it comes too late: its code or link has expired
 * @throws Error, without any of its contents, when it cannot be opened or rendered
 */
export const openMail = ({
  template,
  sealed,
  until,
}: PayloadOf<'mail.send'>): (MailContent & { to: string }) | undefined => {
  if (until && new Date(until) <= now()) return undefined
  if (!isMailTemplate(template)) throw new Error('No such mail template.')
  const { to, data } = JSON.parse(open(sealed)) as { to: string; data: MailData<MailTemplate> }
  return { to, ...renderMail(template, data) }
}
