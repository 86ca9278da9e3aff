import type { Processor } from '../../src/jobs/processor.ts'

/** A mail may arrive twice when a worker dies right after the mail server took it; never not at all. */
export const mailSend: Processor<'mail.send'> = {
  handle: async ({ payload, data }) => {
    await payload.sendEmail(data)
  },
}
