import type { Tx } from '../../db/transaction.ts'
import { now } from '../../platform/clock.ts'
import { seal } from '../../platform/secret-box.ts'
import { type Effect, emit } from '../outbox.ts'
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
export const queueMail = async <T extends MailTemplate>(tx: Tx, mail: QueueMail<T>): Promise<void> => {
  await emit(tx, mailEffect(mail))
}

/** A mail as a row of the outbox, for those that send many by one statement. */
export const mailEffect = <T extends MailTemplate>({ to, template, data, company, key }: QueueMail<T>): Effect => {
  const until = usefulUntil(data, now())
  return {
    topic: 'mail.send',
    company,
    key,
    payload: { template, sealed: seal(JSON.stringify({ to, data })), ...(until && { until: until.toISOString() }) },
  }
}
