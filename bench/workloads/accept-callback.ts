import { httpWorkload } from './http-workload.ts'

/** The result of a collection as SasaPay posts it, each with a key of its own: stored durably, then answered. */
export const acceptCallback = httpWorkload({
  name: 'accept-callback',
  needsData: false,
  requests: ({ callback }) => callback,
  call: ({ data: { callbackTokens } }, connection, index) => ({
    method: 'POST',
    path: `/api/v1/paymentcallback/${callbackTokens[connection % callbackTokens.length]}`,
    body: JSON.stringify(callbackOf(index)),
  }),
  check: (body) => {
    if (body !== '{"message":"Payment callback received"}') throw new Error(`The callback was answered with ${body}`)
  },
})

const callbackOf = (index: number): Record<string, string> => ({
  MerchantRequestID: `MR-${index}`,
  CheckoutRequestID: `CR-${index}`,
  PaymentRequestID: `PR-${index}`,
  ResultCode: '0',
  ResultDesc: 'Transaction processed successfully.',
  SourceChannel: 'M-PESA',
  TransAmount: '1500.00',
  BillRefNumber: `INV-2025-${index}`,
  TransactionDate: '20250703062353',
  CustomerMobile: '254712345678',
  TransactionCode: `SP${index}`,
  ThirdPartyTransID: `TP${index}`,
  MerchantCode: '600000',
})
