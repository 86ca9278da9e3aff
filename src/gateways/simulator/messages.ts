import { toMajorText } from '../../domain/money-text.ts'
import type { Charge } from './book.ts'

/** The result of a charge as SasaPay posts it to the callback URL. */
export const chargeCallback = (charge: Charge): Record<string, unknown> => ({
  MerchantRequestID: charge.merchantRequestId,
  CheckoutRequestID: charge.checkoutRequestId,
  PaymentRequestID: charge.paymentRequestId,
  ResultCode: charge.resultCode,
  ResultDesc: describe(charge.resultCode),
  SourceChannel: channelOf(charge.networkCode),
  TransAmount: major(charge, charge.state === 'paid' ? charge.paidMinor : charge.amountMinor),
  BillRefNumber: charge.reference,
  TransactionDate: nairobiTime(charge.settledAt ?? charge.requestedAt),
  CustomerMobile: charge.phone,
  TransactionCode: charge.state === 'paid' ? charge.transactionCode : '',
  ThirdPartyTransID: charge.state === 'paid' ? thirdPartyCode(charge) : '',
  MerchantCode: charge.merchantCode,
})

/** What the gateway posts for money that nobody asked for (instant payment notification). */
export const paymentNotification = (charge: Charge): Record<string, unknown> => ({
  MerchantCode: charge.merchantCode,
  BusinessShortCode: charge.merchantCode,
  InvoiceNumber: '',
  PaymentMethod: channelOf(charge.networkCode),
  TransID: charge.transactionCode,
  ThirdPartyTransID: thirdPartyCode(charge),
  ...payerNames(charge),
  TransactionType: 'C2B',
  MSISDN: charge.phone,
  OrgAccountBalance: '0.00',
  TransAmount: major(charge, charge.paidMinor),
  TransTime: nairobiTime(charge.settledAt ?? charge.requestedAt),
  BillRefNumber: charge.reference,
})

/** Answer of `transactions/verify` for money that arrived. */
export const verifyAnswer = (charge: Charge): Record<string, unknown> => ({
  statusCode: 0,
  detail: 'Transaction found',
  data: {
    TransactionType: 'C2B',
    TransID: charge.transactionCode,
    ThirdPartyTransID: thirdPartyCode(charge),
    TransTime: nairobiTime(charge.settledAt ?? charge.requestedAt),
    TransAmount: major(charge, charge.paidMinor),
    MerchantCode: charge.merchantCode,
    BillRefNumber: charge.reference,
    InvoiceNumber: '',
    CustomerMobile: charge.phone,
    ...payerNames(charge),
  },
})

/** Answer of `transactions/status-query`. */
export const statusAnswer = (charge: Charge): Record<string, unknown> => ({
  status: true,
  message: 'C2B Transaction Details',
  data: {
    TransactionType: 'C2B',
    TransactionDate: nairobiTime(charge.requestedAt),
    CheckoutId: charge.checkoutRequestId,
    MerchantCode: charge.merchantCode,
    BillRefNumber: charge.reference,
    TransactionAmount: major(charge, charge.amountMinor),
    Paid: charge.state === 'paid',
    AmountPaid: major(charge, charge.paidMinor),
    PaidDate: charge.state === 'paid' ? nairobiTime(charge.settledAt ?? charge.requestedAt) : null,
    SourceChannel: channelOf(charge.networkCode),
    DestinationChannel: 'SasaPay',
    CustomerMobile: charge.phone,
    ResultCode: charge.resultCode,
    ResultDescription: describe(charge.resultCode),
    TransactionStatus: { pending: 'PENDING', paid: 'COMPLETED', failed: 'FAILED', refused: 'FAILED' }[charge.state],
    TransactionCode: charge.state === 'paid' ? charge.transactionCode : null,
  },
})

/** Answer of `payments/request-payment` when the prompt was sent to the phone. */
export const acceptedAnswer = (charge: Charge): Record<string, unknown> => ({
  status: true,
  detail: 'Request accepted for processing',
  PaymentGateway: channelOf(charge.networkCode),
  MerchantRequestID: charge.merchantRequestId,
  CheckoutRequestID: charge.checkoutRequestId,
  TransactionReference: charge.reference,
  ResponseCode: '0',
  ResponseDescription: 'Success. Request accepted for processing',
  CustomerMessage: 'Enter your PIN on the phone to pay.',
})

/** Answer of `payments/request-payment` to a request that is not taken. */
export const refusedAnswer = (detail: string): Record<string, unknown> => ({
  status: false,
  detail,
  ResponseCode: '1',
  ResponseDescription: detail,
})

const resultTexts: Readonly<Record<string, string>> = {
  '0': 'Transaction processed successfully.',
  '1': 'The balance is insufficient for the transaction.',
  '1032': 'Request cancelled by user.',
}

const describe = (resultCode: string | null): string =>
  resultCode === null ? 'Waiting for the payer.' : (resultTexts[resultCode] ?? 'The transaction failed.')

const channelOf = (networkCode: string): string =>
  ({ '63902': 'M-PESA', '63903': 'Airtel Money', '63907': 'T-Kash', '0': 'SasaPay' })[networkCode] ?? networkCode

const thirdPartyCode = (charge: Charge): string => `T${charge.transactionCode.slice(2, 11)}`

const major = ({ currency }: Charge, minor: number): string => toMajorText(BigInt(minor), currency)

/** `20250703062353`, wall-clock time in Nairobi. */
const nairobiTime = (iso: string): string =>
  new Date(Date.parse(iso) + 3 * 3_600_000).toISOString().slice(0, 19).replace(/\D/g, '')

const firstNames = ['Wanjiku', 'Otieno', 'Achieng', 'Kamau', 'Njeri', 'Mutua', 'Chebet', 'Hassan']
const lastNames = ['Mwangi', 'Odhiambo', 'Kiptoo', 'Wambui', 'Musyoka', 'Abdi', 'Njoroge', 'Auma']

const payerNames = ({ payerName, phone }: Charge): Record<string, string> =>
  payerName ? { FullName: payerName } : namesByPhone(phone)

const namesByPhone = (phone: string): Record<string, string> => ({
  FirstName: firstNames[Number(phone.slice(-1)) % firstNames.length] ?? '',
  MiddleName: '',
  LastName: lastNames[Number(phone.slice(-2, -1)) % lastNames.length] ?? '',
})
