import type { AckOutcome, GatewayPort, GatewayReply } from '../port.ts'
import { requestPayment } from './charge.ts'
import { parseCallback } from './parse.ts'
import { payBill, sendPayout } from './payout.ts'
import { queryPayout } from './query-payout.ts'
import { queryStatus } from './query-status.ts'
import { redactCallback } from './redact.ts'
import { createTokenSource, type TokenSource } from './token.ts'
import { confirmEvent } from './verify-transaction.ts'

/**
 * SasaPay (Kenya, KES): collections, payouts to phones and banks, pay bills and tills. Its callbacks are treated as unsigned hints. Newer documentation names
 * a `sasapay_signature` header (HMAC-SHA512 over five fields with the client id as the secret), but which callback field
 * fills which place is not confirmed, and a client id is no secret: every success is confirmed by asking SasaPay.
 */
export const createSasapay = ({ tokens = createTokenSource() }: { tokens?: TokenSource } = {}): GatewayPort => ({
  provider: 'sasapay',
  trust: 'unsigned',
  capabilities: {
    charge: true,
    payout: true,
    refund: false,
    statusQuery: true,
    notifications: true,
    currencies: ['KES'],
  },
  initiateCharge: (ctx, input) => requestPayment({ ctx, tokens, input }),
  initiatePayout: (ctx, input) => sendPayout({ ctx, tokens, input }),
  payBill: (ctx, input) => payBill({ ctx, tokens, input }),
  queryPayout: (ctx, ref) => queryPayout({ ctx, tokens, ref }),
  verify: () => ({ valid: true }),
  parse: parseCallback,
  ack: (_raw, outcome) => replies[outcome],
  confirm: (ctx, event) => confirmEvent({ ctx, tokens, event }),
  queryStatus: (ctx, ref) => queryStatus({ ctx, tokens, ref }),
  redact: redactCallback,
})

const reply = (status: number, message: string): GatewayReply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify({ message }),
})

const received = reply(200, 'Payment callback received')

const replies: Readonly<Record<AckOutcome, GatewayReply>> = {
  accepted: received,
  duplicate: received,
  unreadable: reply(400, 'The body is not a readable callback'),
  unavailable: reply(503, 'Try again later'),
}
