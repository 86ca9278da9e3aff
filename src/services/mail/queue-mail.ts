import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { seal } from '../../platform/secret-box.ts'
import { emit } from '../outbox.ts'
import { type MailData, type MailTemplate, usefulUntil } from './mail-templates.ts'

type QueueMail<T extends MailTemplate> = {
  to: string
  template: T
  data: MailData<T>
  /** The company in whose name it is sent; none for the mails of an account. */
  company?: string | null
  /** A second mail with the same key is dropped. */
  key?: string
}

/**
 * Sends a mail once the caller's transaction has committed. Addressee and contents travel sealed: codes and links stand
 * neither in the outbox nor in the queue nor among dead jobs.
 */
export const queueMail = async <T extends MailTemplate>(
  tx: Tx,
  { to, template, data, company, key }: QueueMail<T>,
): Promise<void> => {
  const until = usefulUntil(data, now())
  await emit(tx, {
    topic: 'mail.send',
    company,
    key,
    payload: { template, sealed: seal(JSON.stringify({ to, data })), ...(until && { until: until.toISOString() }) },
  })
}
