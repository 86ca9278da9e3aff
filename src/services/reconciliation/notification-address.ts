import type { Payload } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { getEnv } from '../../platform/env.ts'
import { notFound } from '../../platform/errors.ts'
import { open } from '../../platform/secret-box.ts'

/**
 * Where a gateway is told to post its notifications of payments. The token in it is all that says whose they are, so
 * it is shown only to those who set up gateways. @throws 404
 */
export const notificationAddress = async (payload: Payload, company: string, id: string): Promise<{ url: string }> => {
  const [account] = await readQuery<{ token: string }>(
    payload,
    'select callback_token as token from gateway_accounts where company_id = $1 and id = $2',
    [company, id],
  )
  if (!account) throw notFound()
  return { url: `${getEnv().publicUrl}/api/v1/instant-payment-notification/${open(account.token)}` }
}
