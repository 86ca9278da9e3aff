import { PermanentError } from '../../src/jobs/permanent-error.ts'
import type { Processor, ProcessorArgs } from '../../src/jobs/processor.ts'
import { logger } from '../../src/platform/logger.ts'
import { openMail } from '../../src/services/mail/open-mail.ts'

/** A mail may arrive twice when a worker dies right after the mail server took it; never not at all. */
export const mailSend: Processor<'mail.send'> = {
  handle: async ({ payload, data, job }) => {
    const mail = openedOrDead(data)
    if (!mail) {
      logger.warn({ job: job.id, template: data.template }, 'A mail came too late to be of use and was dropped.')
      return
    }
    try {
      await payload.sendEmail(mail)
    } catch (error) {
      throw withoutContents(error, data.template)
    }
  },
}

type MailJob = ProcessorArgs<'mail.send'>['data']

const openedOrDead = (data: MailJob): ReturnType<typeof openMail> => {
  try {
    return openMail(data)
  } catch {
    throw new PermanentError(
      `A mail (${data.template}) could not be opened: another SECRETS_KEY sealed it, or it is damaged.`,
    )
  }
}

/** What mail servers answer names the addressee; the log and the dead letter get its code only. */
const withoutContents = (error: unknown, template: string): Error => {
  const { code, responseCode } = error as { code?: string; responseCode?: number }
  const message = `The mail server did not take a mail (${template}): ${responseCode ?? code ?? 'no reason given'}.`
  // 5xx is for good; nodemailer says so of a log-in that fails, too, but that is ours to repair and to send again
  return responseCode && responseCode >= 500 && code !== 'EAUTH' ? new PermanentError(message) : new Error(message)
}
