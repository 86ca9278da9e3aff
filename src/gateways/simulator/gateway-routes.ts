import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import { parseMajorAmount } from '../amount.ts'
import { readText, type JsonObject } from '../sasapay/fields.ts'
import type { NewCharge } from './book.ts'
import type { Reply, Request, Route, Routes } from './http.ts'
import { acceptedAnswer, refusedAnswer, statusAnswer, verifyAnswer } from './messages.ts'
import { payoutStatus } from './payout-messages.ts'
import type { PayoutStage } from './payout-play.ts'
import { payoutRoutes } from './payout-routes.ts'
import { play, type Stage } from './play.ts'
import type { createScenarioChooser } from './scenarios.ts'

type Args = {
  stage: Stage
  payoutStage: PayoutStage
  chooser: ReturnType<typeof createScenarioChooser>
  tokens: Map<string, number>
  tokenSeconds: number
  answerDelayMs: number
  /** Runs beside the answer; the server waits for it when it stops. */
  background: (work: Promise<void>) => void
}

/** The calls that our SasaPay adapter makes, in SasaPay's own formats. */
export const gatewayRoutes = (args: Args): Routes => ({
  'GET /api/v1/auth/token': tokenRoute(args),
  'POST /api/v1/payments/request-payment': authorised(args, (request) => requestPayment(args, request)),
  'POST /api/v1/payments/b2c': authorised(args, payoutRoutes(args).b2c),
  'POST /api/v2/waas/payments/pay-bills': authorised(args, payoutRoutes(args).payBills),
  'POST /api/v1/transactions/verify': authorised(args, ({ body }) => {
    const merchantCode = readText(body, 'merchantCode', 'MerchantCode') ?? ''
    const code = readText(body, 'transactionCode', 'TransactionCode') ?? ''
    const payout = args.payoutStage.payouts.paidByCode(merchantCode, code)
    if (payout) return { status: 200, body: { statusCode: 0, detail: 'Found', data: payoutStatus(payout) } }
    const charge = args.stage.book.paidByCode(merchantCode, code)
    if (!charge) return { status: 404, body: { statusCode: 1, detail: 'Transaction does not exist' } }
    return { status: 200, body: verifyAnswer(charge) }
  }),
  'POST /api/v1/transactions/status-query': authorised(args, ({ body }) => {
    const { book } = args.stage
    const merchantCode = readText(body, 'MerchantCode') ?? ''
    const id = readText(body, 'CheckoutRequestId', 'CheckoutRequestID')
    const reference = readText(body, 'MerchantTransactionReference') ?? ''
    const payout = id ? undefined : args.payoutStage.payouts.byReference(merchantCode, reference)
    if (payout) return { status: 200, body: { status: true, message: 'Found', data: payoutStatus(payout) } }
    const charge = id ? book.byId(id) : book.byReference(merchantCode, reference)
    if (charge?.merchantCode !== merchantCode || charge.state === 'refused') {
      return { status: 404, body: { status: false, message: 'Transaction does not exist' } }
    }
    return { status: 200, body: statusAnswer(charge) }
  }),
})

const tokenRoute =
  ({ tokens, tokenSeconds, answerDelayMs }: Args): Route =>
  async ({ headers, url }) => {
    await sleep(answerDelayMs)
    const basic = /^Basic (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
    const [clientId, clientSecret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    // The secret "wrong" stands for credentials that the gateway refuses.
    if (!clientId || !clientSecret || clientSecret === 'wrong') {
      return { status: 401, body: { status: false, detail: 'Invalid credentials' } }
    }
    if (url.searchParams.get('grant_type') !== 'client_credentials') {
      return { status: 400, body: { status: false, detail: 'Unknown grant type' } }
    }
    const token = randomBytes(24).toString('base64url')
    tokens.set(token, Date.now() + tokenSeconds * 1_000)
    return {
      status: 200,
      body: { status: true, detail: 'SUCCESS', access_token: token, expires_in: tokenSeconds, token_type: 'Bearer' },
    }
  }

const authorised =
  ({ tokens }: Args, route: Route): Route =>
  (request) => {
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const isValid = (tokens.get(token) ?? 0) > Date.now()
    return isValid ? route(request) : { status: 401, body: { status: false, detail: 'Token is invalid or expired' } }
  }

const requestPayment = async (args: Args, { body }: Request): Promise<Reply | 'never'> => {
  const { stage, chooser, answerDelayMs } = args
  const request = readRequest(body)
  if (typeof request === 'string') return { status: 400, body: refusedAnswer(request) }
  const plan = chooser.choose(request)
  const isRefused = plan.scenario === 'reject' || plan.scenario === 'http-500'
  const charge = stage.book.open({ ...request, plan }, isRefused ? 'refused' : 'pending')
  await sleep(answerDelayMs)
  if (plan.scenario === 'reject')
    return { status: 200, body: refusedAnswer('The merchant may not collect from this number.') }
  if (plan.scenario === 'http-500') {
    return { status: 500, body: '<html><body>Internal Server Error</body></html>', contentType: 'text/html' }
  }
  if (plan.scenario === 'callback-before-response') await play(stage, charge)
  else args.background(play(stage, charge))
  return plan.scenario === 'hang' ? 'never' : { status: 200, body: acceptedAnswer(charge) }
}

/** The request, or what is wrong with it. */
const readRequest = (body: JsonObject): Omit<NewCharge, 'plan'> | string => {
  const currency = readText(body, 'Currency') ?? ''
  const amountMinor = parseMajorAmount({ value: body.Amount, currency })
  const phone = readText(body, 'PhoneNumber') ?? ''
  const callbackUrl = readText(body, 'CallBackURL') ?? ''
  const merchantCode = readText(body, 'MerchantCode')
  const reference = readText(body, 'AccountReference')
  const networkCode = readText(body, 'NetworkCode')
  if (!merchantCode) return 'MerchantCode is required'
  if (!networkCode) return 'NetworkCode is required'
  if (!reference) return 'AccountReference is required'
  if (currency !== 'KES') return 'Currency must be KES'
  if (!amountMinor) return 'Amount is not valid'
  if (!/^254[17]\d{8}$/.test(phone)) return 'PhoneNumber is not valid'
  if (!URL.canParse(callbackUrl) || !/^https?:$/.test(new URL(callbackUrl).protocol)) return 'CallBackURL is not valid'
  return {
    merchantCode,
    networkCode,
    currency,
    amountMinor: Number(amountMinor),
    phone,
    reference,
    description: readText(body, 'TransactionDesc') ?? '',
    callbackUrl,
  }
}
