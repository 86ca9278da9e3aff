import type { Payload } from 'payload'
import { readQuery } from '../../src/db/transaction.ts'
import { open } from '../../src/platform/secret-box.ts'

export type QueuedMail = { template: string; to: string; data: Record<string, string> }

/** The mails that wait for an address, the newest first, opened as the worker opens them. */
export const mailsTo = async (payload: Payload, address: string): Promise<QueuedMail[]> => {
  const rows = await readQuery<{ payload: { template: string; sealed: string } }>(
    payload,
    `select payload from outbox where topic = 'mail.send' order by created_at desc, id`,
  )
  return rows
    .map(({ payload: { template, sealed } }) => ({
      template,
      ...(JSON.parse(open(sealed)) as Omit<QueuedMail, 'template'>),
    }))
    .filter(({ to }) => to === address)
}

/** The code of the newest mail to an address. */
export const codeFor = async (payload: Payload, address: string): Promise<string> => {
  const code = (await mailsTo(payload, address)).find(({ data }) => data.code)?.data.code
  if (!code) throw new Error(`No mail with a code waits for ${address}.`)
  return code
}
