import { toMajorText } from '../../domain/money-text.ts'
import type { ChargeInput, GatewayContext, InitiateResult } from '../port.ts'
import { callSasapay } from './call.ts'
import { notInitiated, toInitiateResult } from './initiate-result.ts'
import { toSasapayPhone } from './phone.ts'
import type { TokenSource } from './token.ts'

/** Source: docs.sasapay.app, "Customer to Business (C2B) API". */
const networkCodes: Readonly<Record<string, string>> = { mpesa: '63902', airtel: '63903', tkash: '63907' }

/** C2B collection: SasaPay prompts the payer's phone and posts the result to the callback URL. */
export const requestPayment = async (args: {
  ctx: GatewayContext
  tokens: TokenSource
  input: ChargeInput
}): Promise<InitiateResult> => {
  const { ctx, tokens, input } = args
  const phone = toSasapayPhone(input.phone)
  const networkCode = networkCodeOf(ctx, input)
  const problem = problemOf({ ctx, input, phone, networkCode })
  if (problem) return notInitiated('invalid_input', problem)
  const result = await callSasapay({
    ctx,
    tokens,
    path: '/api/v1/payments/request-payment/',
    json: {
      MerchantCode: ctx.account.merchantCode,
      NetworkCode: networkCode,
      // The space is part of the key.
      'Transaction Fee': 0,
      Currency: input.currency,
      Amount: toMajorText(input.amountMinor, input.currency),
      CallBackURL: ctx.callbackUrl,
      PhoneNumber: phone,
      TransactionDesc: (input.description ?? 'Payment').slice(0, 100),
      AccountReference: input.reference,
    },
  })
  return toInitiateResult(result, {
    request: ['CheckoutRequestID', 'CheckoutRequestId', 'checkoutRequestId'],
    merchant: ['MerchantRequestID', 'MerchantRequestId', 'merchantRequestId'],
  })
}

const networkCodeOf = (ctx: GatewayContext, input: ChargeInput): string | null => {
  const configured = ctx.account.settings.networkCode
  const wanted = input.channel ?? (typeof configured === 'string' && configured ? configured : 'mpesa')
  return networkCodes[wanted.toLowerCase()] ?? (/^639\d\d$/.test(wanted) ? wanted : null)
}

const problemOf = (args: {
  ctx: GatewayContext
  input: ChargeInput
  phone: string | null
  networkCode: string | null
}): string | null => {
  const { ctx, input } = args
  if (!args.phone) return 'The phone is not a Kenyan mobile number.'
  if (!args.networkCode) return 'Choose M-PESA, Airtel Money or T-Kash; a SasaPay wallet needs a one-time password.'
  if (input.amountMinor <= 0n) return 'The amount must be above zero.'
  if (input.currency !== 'KES') return `SasaPay collects KES, not ${input.currency}.`
  if (!input.reference.trim()) return 'The charge needs a reference.'
  return ctx.account.merchantCode ? null : 'The gateway account has no merchant code.'
}
