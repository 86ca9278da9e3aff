import { toMajorText } from '../../domain/money-text.ts'
import type { Payout } from './payout-book.ts'

/** The result of a payout as SasaPay posts it to the callback URL. */
export const payoutCallback = (payout: Payout): Record<string, unknown> => ({
  MerchantCode: payout.merchantCode,
  DestinationChannel: payout.channel,
  RecipientName: 'Recipient',
  RecipientAccountNumber: payout.receiver,
  ResultCode: payout.resultCode,
  ResultDesc: describe(payout.resultCode),
  CheckoutRequestID: payout.checkoutRequestId,
  MerchantRequestID: payout.conversationId,
  SourceChannel: 'SasaPay',
  SasaPayTransactionCode: payout.state === 'paid' ? payout.transactionCode : '',
  SasaPayTransactionID: payout.state === 'paid' ? `T${payout.transactionCode.slice(2, 11)}` : '',
  TransactionDate: nairobiTime(payout),
  TransactionAmount: amountOf(payout),
  TransactionCharge: major(payout, payout.chargeMinor),
  MerchantTransactionReference: payout.reference,
  MerchantAccountBalance: '0.00',
  ...(payout.kind === 'pay-bill' && { SenderAccountNumber: payout.merchantCode, MerchantFees: '0.00' }),
})

/** Answer of `transactions/status-query` and `transactions/verify` for money that went out. */
export const payoutStatus = (payout: Payout): Record<string, unknown> => ({
  TransactionType: payout.kind === 'b2c' ? 'B2C' : 'B2B',
  TransactionDate: nairobiTime(payout),
  CheckoutId: payout.checkoutRequestId,
  MerchantCode: payout.merchantCode,
  MerchantTransactionReference: payout.reference,
  TransactionAmount: amountOf(payout),
  TransactionCharge: major(payout, payout.chargeMinor),
  DestinationChannel: payout.channel,
  RecipientAccountNumber: payout.receiver,
  ResultCode: payout.resultCode,
  ResultDescription: describe(payout.resultCode),
  TransactionStatus: { pending: 'PENDING', paid: 'COMPLETED', failed: 'FAILED', refused: 'FAILED' }[payout.state],
  SasaPayTransactionCode: payout.state === 'paid' ? payout.transactionCode : null,
})

/** Answer to a payout or bill that was taken. */
export const payoutAccepted = (payout: Payout): Record<string, unknown> =>
  payout.kind === 'b2c'
    ? {
        status: true,
        detail: 'Transaction is being processed',
        B2CRequestID: payout.requestId,
        ConversationID: payout.conversationId,
        OriginatorConversationID: payout.conversationId,
        TransactionAmount: major(payout, payout.amountMinor),
        ResponseCode: '0',
        ResponseDescription: 'Transaction is being processed',
      }
    : {
        status: true,
        message: 'Transaction is being processed',
        responseCode: '0',
        checkoutRequestId: payout.checkoutRequestId,
        merchantReference: payout.conversationId,
        transactionCharges: major(payout, 0),
        merchantFees: '0.00',
      }

const resultTexts: Readonly<Record<string, string>> = {
  '0': 'Transaction processed successfully.',
  '1': 'The balance of the merchant is insufficient.',
  '1032': 'The recipient could not be reached.',
}

const describe = (resultCode: string | null): string =>
  resultCode === null ? 'Waiting.' : (resultTexts[resultCode] ?? 'The transaction failed.')

const major = ({ currency }: Payout, minor: number): string => toMajorText(BigInt(minor), currency)

const amountOf = (payout: Payout): string =>
  major(payout, payout.state === 'paid' ? payout.paidMinor : payout.amountMinor)

/** `20250703062353`, wall-clock time in Nairobi. */
const nairobiTime = ({ settledAt, requestedAt }: Payout): string =>
  new Date(Date.parse(settledAt ?? requestedAt) + 3 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '')
