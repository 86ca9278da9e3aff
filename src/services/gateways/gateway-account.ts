import type { Payload } from 'payload'
import { readQuery, type Tx } from '../../db/transaction.ts'
import type { GatewayContext, GatewayPort } from '../../gateways/port.ts'
import { gatewayBaseUrl, getGateway } from '../../gateways/registry.ts'
import { getEnv } from '../../platform/env.ts'
import { unavailable } from '../../platform/errors.ts'
import { open } from '../../platform/secret-box.ts'

export type GatewayAccountRow = {
  id: string
  company_id: string
  provider: string
  merchant_code: string
  currency: string
  secrets: string | null
  callback_token: string
}

/** What a service needs to talk to a gateway: its adapter, and the account's context with opened credentials. */
export type OpenGateway = {
  account: GatewayAccountRow
  gateway: GatewayPort
  context: GatewayContext
  /** Where the gateway posts the result of money that goes out. */
  callbackUrlFor: (path: CallbackPath) => string
}

type CallbackPath = 'paymentcallback' | 'payoutcallback' | 'expensecallback'

const COLUMNS = 'id, company_id, provider, merchant_code, currency, secrets, callback_token'

/** The account with its adapter, or undefined when it does not exist. */
export const openGateway = async (payload: Payload, id: string): Promise<OpenGateway | undefined> => {
  const [account] = await readQuery<GatewayAccountRow>(
    payload,
    `select ${COLUMNS} from gateway_accounts where id = $1`,
    [id],
  )
  return account && withContext(account)
}

/** The company's active account for a currency; the named one when it is given. */
export const chooseGateway = async (
  tx: Tx,
  company: string,
  currency: string,
  id?: string,
): Promise<OpenGateway | undefined> => {
  const [account] = await tx.query<GatewayAccountRow>(
    `select ${COLUMNS} from gateway_accounts
     where company_id = $1 and currency = $2 and status = 'active' and ($3::uuid is null or id = $3) order by created_at limit 1`,
    [company, currency, id ?? null],
  )
  return account && withContext(account)
}

const baseUrlOf = (provider: string): string => {
  try {
    return gatewayBaseUrl({ provider, env: getEnv() })
  } catch (error) {
    throw unavailable('This gateway is not set up on this installation yet. Ask its operator.', error)
  }
}

const withContext = (account: GatewayAccountRow): OpenGateway => {
  const env = getEnv()
  const credentials = account.secrets ? (JSON.parse(open(account.secrets)) as Record<string, string>) : {}
  const token = open(account.callback_token)
  const callbackUrlFor = (path: CallbackPath): string => `${env.publicUrl}/api/v1/${path}/${token}`
  return {
    account,
    gateway: getGateway(account.provider),
    context: {
      account: {
        id: account.id,
        merchantCode: account.merchant_code,
        currency: account.currency,
        settings: {},
        credentials,
      },
      baseUrl: baseUrlOf(account.provider),
      callbackUrl: callbackUrlFor('paymentcallback'),
    },
    callbackUrlFor,
  }
}
