/**
 * What the product knows of a payment gateway. An adapter translates; it decides nothing about invoices or ledgers.
 * The shape follows Hyperswitch's IncomingWebhook (verify, parse and reply kept apart) and Medusa's payment provider.
 */

/** `unknown` is a timeout, a 5xx or an answer nobody can read. It is never `failed`: the money may have moved. */
export type GatewayStatus = 'pending' | 'succeeded' | 'failed' | 'reversed' | 'unknown'

/** How far a callback may be believed by itself. `unsigned` and `shared_secret` ones are hints: confirm before posting. */
export type GatewayTrust = 'signed' | 'shared_secret' | 'unsigned'

export type GatewayEventKind = 'charge' | 'payout' | 'notification'

export type GatewayCapabilities = {
  charge: boolean
  payout: boolean
  refund: boolean
  /** The gateway can be asked for the state of one request. */
  statusQuery: boolean
  /** Payments that nobody asked for are announced (instant payment notification). */
  notifications: boolean
  currencies: readonly string[]
}

export type GatewayAccount = {
  id: string
  merchantCode: string
  currency: string
  settings: Readonly<Record<string, unknown>>
  /** Already opened by the caller; never logged, never stored by an adapter. */
  credentials: Readonly<Record<string, string>>
}

export type GatewayContext = {
  account: GatewayAccount
  /** From the environment through the registry only; never from a request or a stored row. */
  baseUrl: string
  /** Where the gateway posts its result, with the account's unguessable token in it. */
  callbackUrl: string
  signal?: AbortSignal
}

export type ChargeInput = {
  /** Minor units, above zero. */
  amountMinor: bigint
  currency: string
  /** E.164 or a national form of the payer's phone. */
  phone: string
  /** Name of the payer's network (`mpesa`, `airtel`, …) or the gateway's own code; the account's default when absent. */
  channel?: string
  /** Our own unique reference; the gateway repeats it in callbacks and statements. */
  reference: string
  description?: string
}

export type PayoutInput = {
  /** Minor units, above zero. */
  amountMinor: bigint
  currency: string
  /** Phone or bank account, as the channel has it. */
  recipientNumber: string
  /** The gateway's code of the network or bank. */
  channel: string
  reference: string
  reason?: string
}

export type BillInput = {
  amountMinor: bigint
  currency: string
  biller: 'paybill' | 'till'
  /** Number of the pay bill or till that receives the money. */
  billerNumber: string
  /** Account at the pay bill; a till has none. */
  accountReference: string | null
  channel: string
  reference: string
  reason?: string
}

/** Why a result is not a plain success; stable codes that services and tests can compare. */
export type GatewayReason =
  | 'refused'
  | 'invalid_input'
  | 'not_configured'
  | 'not_submitted'
  | 'not_found'
  | 'timeout'
  | 'unreachable'
  | 'server_error'
  | 'malformed_answer'
  | 'merchant_mismatch'
  | 'awaiting_callback'
  | 'unsupported'

export type InitiateResult = {
  /** `pending`: accepted. `failed`: explicitly refused or never sent. `unknown`: ask again with `queryStatus`. */
  status: 'pending' | 'failed' | 'unknown'
  gatewayRequestId: string | null
  merchantRequestId: string | null
  reason: GatewayReason | null
  /** The gateway's words, or ours, for staff. */
  message: string | null
}

export type RawCallback = {
  body: Uint8Array | string
  headers?: Readonly<Record<string, string | readonly string[] | undefined>>
}

export type Verification = { valid: true } | { valid: false; reason: string }

/** What a callback says, before anybody believed it. Text is free of control characters and safe to store. */
export type GatewayEvent = {
  /** Unique per gateway account; carries the status, so a forged failure never hides a later success. */
  dedupKey: string
  kind: GatewayEventKind
  status: GatewayStatus
  resultCode: string | null
  resultMessage: string | null
  gatewayRequestId: string | null
  merchantRequestId: string | null
  merchantCode: string | null
  reference: string | null
  transactionCode: string | null
  amountMinor: bigint | null
  currency: string
  payerPhone: string | null
  payerName: string | null
  occurredAt: Date | null
  raw: Readonly<Record<string, unknown>>
}

/** What the gateway itself answered about one transaction, server to server. */
export type GatewayFacts = {
  status: GatewayStatus
  gatewayRequestId: string | null
  merchantCode: string | null
  reference: string | null
  transactionCode: string | null
  amountMinor: bigint | null
  currency: string
  payerPhone: string | null
  payerName: string | null
  occurredAt: Date | null
  /** What the gateway took for it; known for money that went out. */
  chargeMinor?: bigint | null
  reason: GatewayReason | null
  message: string | null
}

/**
 * `confirmed`: the gateway says the same; post by these facts, never by the event's.
 * `refuted`: the gateway answered and does not agree; `status` is its truth.
 * `unavailable`: no usable answer; try again later.
 */
export type Confirmation = GatewayFacts & { verdict: 'confirmed' | 'refuted' | 'unavailable' }

export type StatusReference = { gatewayRequestId?: string | null; reference?: string | null }

export type AckOutcome = 'accepted' | 'duplicate' | 'unreadable' | 'unavailable'

export type GatewayReply = { status: number; contentType: string; body: string }

export type RedactedCallback = { body: string; headers: Record<string, string> }

export type GatewayPort = {
  readonly provider: string
  readonly trust: GatewayTrust
  readonly capabilities: GatewayCapabilities
  /** Asks the payer for money. Never throws for what the gateway or the network does. */
  initiateCharge(ctx: GatewayContext, input: ChargeInput): Promise<InitiateResult>
  /** Sends money to a phone or bank account. Never throws for what the gateway or the network does. */
  initiatePayout(ctx: GatewayContext, input: PayoutInput): Promise<InitiateResult>
  /** Pays a pay bill or till. Never throws for what the gateway or the network does. */
  payBill(ctx: GatewayContext, input: BillInput): Promise<InitiateResult>
  /** Asks for the state of money that went out, by our reference; the receipt helps where the state is told later. */
  queryPayout(ctx: GatewayContext, ref: StatusReference & { transactionCode?: string | null }): Promise<GatewayFacts>
  /** Pure. Checks the signature where the provider signs; the account's credentials are the secret. */
  verify(raw: RawCallback, account?: GatewayAccount): Verification
  /** Pure and tolerant: junk gives an empty list, a missing field gives null; never throws. */
  parse(raw: RawCallback): GatewayEvent[]
  /** Pure. The reply that this gateway expects. */
  ack(raw: RawCallback, outcome: AckOutcome): GatewayReply
  /** Asks the gateway whether an event is true. Never throws for what the gateway or the network does. */
  confirm(ctx: GatewayContext, event: GatewayEvent): Promise<Confirmation>
  /** Asks for the state of a charge by the gateway's id, or by our reference when its answer was lost. */
  queryStatus(ctx: GatewayContext, ref: StatusReference): Promise<GatewayFacts>
  /** Everything collected since an instant, where the provider lists it. */
  listSince?(ctx: GatewayContext, since: Date): Promise<GatewayFacts[]>
  /** Pure. The callback without personal data and secrets, for logs and for staff without the right to see them. */
  redact(raw: RawCallback): RedactedCallback
}
