import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'

import { readJournal, seededUuid, transactionCodeOf, type CallbackAttempt } from './book.ts'
import type { Plan } from './scenarios.ts'

/** Money that a merchant asked the simulated gateway to send. Amounts are minor units. */
export type Payout = {
  /** as the callback names it */
  checkoutRequestId: string
  /** as the answer to the request names it */
  requestId: string
  conversationId: string
  kind: 'b2c' | 'pay-bill'
  merchantCode: string
  channel: string
  currency: string
  amountMinor: number
  receiver: string
  /** account at the pay bill */
  accountReference: string
  reference: string
  reason: string
  callbackUrl: string
  plan: Plan
  requestedAt: string
  state: 'pending' | 'paid' | 'failed' | 'refused'
  resultCode: string | null
  paidMinor: number
  chargeMinor: number
  transactionCode: string
  settledAt: string | null
  callbacks: CallbackAttempt[]
}

export type NewPayout = Pick<
  Payout,
  | 'kind'
  | 'merchantCode'
  | 'channel'
  | 'currency'
  | 'amountMinor'
  | 'receiver'
  | 'accountReference'
  | 'reference'
  | 'reason'
  | 'callbackUrl'
  | 'plan'
>

export type PayoutTotals = {
  merchantCode: string
  currency: string
  count: number
  paidOutMinor: number
  chargeMinor: number
  transactions: { transactionCode: string; reference: string; amountMinor: number; chargeMinor: number; at: string }[]
}

/**
 * What the gateway believes of money that went out. Like the gateway it takes a reference once: the same one again is
 * refused, whatever was sent with it.
 */
export const createPayoutBook = ({ file, seed }: { file?: string; seed?: string }) => {
  const payouts = new Map<string, Payout>(file ? readJournal<Payout>(file) : [])
  const save = (payout: Payout): void => {
    payouts.set(payout.checkoutRequestId, payout)
    if (file) appendFileSync(file, `${JSON.stringify(payout)}\n`)
  }
  const known = (): Payout[] => [...payouts.values()].filter(({ state }) => state !== 'refused')

  return {
    save,
    all: (): Payout[] => [...payouts.values()],
    byId: (id: string): Payout | undefined => payouts.get(id),
    byReference: (merchantCode: string, reference: string): Payout | undefined =>
      known().find((payout) => payout.merchantCode === merchantCode && payout.reference === reference),
    paidByCode: (merchantCode: string, code: string): Payout | undefined =>
      known().find(
        (payout) => payout.state === 'paid' && payout.merchantCode === merchantCode && payout.transactionCode === code,
      ),
    open(request: NewPayout, state: 'pending' | 'refused'): Payout {
      const id = (name: string): string => (seed ? seededUuid(`${seed}:${name}:${payouts.size}`) : randomUUID())
      const checkoutRequestId = id('payout')
      const payout: Payout = {
        ...request,
        checkoutRequestId,
        requestId: id('b2c'),
        conversationId: id('conversation'),
        requestedAt: new Date().toISOString(),
        state,
        resultCode: null,
        paidMinor: 0,
        chargeMinor: 0,
        transactionCode: transactionCodeOf(checkoutRequestId),
        settledAt: null,
        callbacks: [],
      }
      save(payout)
      return payout
    },
    /** A failure may still turn into a payment: that is what a late success is. */
    settle(payout: Payout, { resultCode, paidMinor }: { resultCode: string; paidMinor: number }): void {
      if (payout.state === 'paid' || payout.state === 'refused') return
      const paid = resultCode === '0'
      save(
        Object.assign(payout, {
          state: paid ? 'paid' : 'failed',
          resultCode,
          paidMinor: paid ? paidMinor : 0,
          chargeMinor: paid ? (payout.plan.chargeMinor ?? 0) : 0,
          settledAt: new Date().toISOString(),
        } as const),
      )
    },
    merchants: (): PayoutTotals[] => toTotals(known().filter(({ state }) => state === 'paid')),
  }
}

export type PayoutBook = ReturnType<typeof createPayoutBook>

const toTotals = (paid: Payout[]): PayoutTotals[] => {
  const books = new Map<string, PayoutTotals>()
  for (const payout of paid) {
    const { merchantCode, currency, chargeMinor, transactionCode, reference } = payout
    const key = `${merchantCode} ${currency}`
    const book = books.get(key) ?? {
      ...{ merchantCode, currency, count: 0, paidOutMinor: 0, chargeMinor: 0 },
      transactions: [],
    }
    books.set(key, book)
    book.count += 1
    book.paidOutMinor += payout.paidMinor
    book.chargeMinor += chargeMinor
    book.transactions.push({
      ...{ transactionCode, reference, chargeMinor },
      amountMinor: payout.paidMinor,
      at: payout.settledAt ?? payout.requestedAt,
    })
  }
  return [...books.values()]
}
