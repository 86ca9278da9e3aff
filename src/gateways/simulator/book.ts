import { createHash, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Plan } from './scenarios.ts'

export type CallbackAttempt = { at: string; attempt: number; status: number | null; error: string | null }

/** One request as the simulated gateway knows it. Amounts are minor units. */
export type Charge = {
  checkoutRequestId: string
  merchantRequestId: string
  paymentRequestId: string
  merchantCode: string
  networkCode: string
  currency: string
  amountMinor: number
  phone: string
  /** by default one that follows from the phone */
  payerName?: string
  reference: string
  description: string
  callbackUrl: string
  plan: Plan
  requestedAt: string
  state: 'pending' | 'paid' | 'failed' | 'refused'
  resultCode: string | null
  paidMinor: number
  transactionCode: string
  settledAt: string | null
  callbacks: CallbackAttempt[]
}

export type MerchantBook = {
  merchantCode: string
  currency: string
  count: number
  collectedMinor: number
  transactions: {
    transactionCode: string
    checkoutRequestId: string
    reference: string
    amountMinor: number
    phone: string
    at: string
  }[]
}

export type NewCharge = Pick<
  Charge,
  | 'merchantCode'
  | 'networkCode'
  | 'currency'
  | 'amountMinor'
  | 'phone'
  | 'payerName'
  | 'reference'
  | 'description'
  | 'callbackUrl'
  | 'plan'
>

/**
 * What the gateway believes: every request, and what it collected for whom.
 * @param file keeps the book across restarts (one JSON line per change)
 * @param seed makes ids and transaction codes the same in every run
 */
export const createBook = ({ file, seed }: { file?: string; seed?: string }) => {
  const charges = new Map<string, Charge>(file ? readJournal<Charge>(file) : [])
  const byCode = new Map([...charges.values()].map((charge) => [charge.transactionCode, charge]))
  const save = (charge: Charge): void => {
    charges.set(charge.checkoutRequestId, charge)
    byCode.set(charge.transactionCode, charge)
    if (file) appendFileSync(file, `${JSON.stringify(charge)}\n`)
  }
  const known = (): Charge[] => [...charges.values()].filter(({ state }) => state !== 'refused')

  return {
    save,
    all: (): Charge[] => [...charges.values()],
    open(request: NewCharge, state: 'pending' | 'refused'): Charge {
      const id = (name: string): string => (seed ? seededUuid(`${seed}:${name}:${charges.size}`) : randomUUID())
      const checkoutRequestId = id('checkout')
      const charge: Charge = {
        ...request,
        checkoutRequestId,
        merchantRequestId: id('merchant'),
        paymentRequestId: id('payment'),
        requestedAt: new Date().toISOString(),
        state,
        resultCode: null,
        paidMinor: 0,
        transactionCode: transactionCodeOf(checkoutRequestId),
        settledAt: null,
        callbacks: [],
      }
      save(charge)
      return charge
    },
    settle(charge: Charge, { resultCode, paidMinor }: { resultCode: string; paidMinor: number }): void {
      if (charge.state !== 'pending') return
      const paid = resultCode === '0'
      const settled = { state: paid ? 'paid' : 'failed', resultCode, paidMinor: paid ? paidMinor : 0 } as const
      save(Object.assign(charge, settled, { settledAt: new Date().toISOString() }))
    },
    byId: (checkoutRequestId: string): Charge | undefined => charges.get(checkoutRequestId),
    byReference: (merchantCode: string, reference: string): Charge | undefined =>
      known().findLast((charge) => charge.merchantCode === merchantCode && charge.reference === reference),
    paidByCode(merchantCode: string, code: string): Charge | undefined {
      const charge = byCode.get(code)
      return charge?.state === 'paid' && charge.merchantCode === merchantCode ? charge : undefined
    },
    merchants: (): MerchantBook[] => toMerchantBooks(known().filter(({ state }) => state === 'paid')),
  }
}

export type Book = ReturnType<typeof createBook>

const toMerchantBooks = (paid: Charge[]): MerchantBook[] => {
  const books = new Map<string, MerchantBook>()
  for (const charge of paid) {
    const { merchantCode, currency } = charge
    const key = `${merchantCode} ${currency}`
    const book = books.get(key) ?? { merchantCode, currency, count: 0, collectedMinor: 0, transactions: [] }
    books.set(key, book)
    book.count += 1
    book.collectedMinor += charge.paidMinor
    book.transactions.push(toTransaction(charge))
  }
  return [...books.values()]
}

const toTransaction = (charge: Charge): MerchantBook['transactions'][number] => ({
  transactionCode: charge.transactionCode,
  checkoutRequestId: charge.checkoutRequestId,
  reference: charge.reference,
  amountMinor: charge.paidMinor,
  phone: charge.phone,
  at: charge.settledAt ?? charge.requestedAt,
})

/** Follows from the request's id, so it is unique, and the same after a restart. */
export const transactionCodeOf = (checkoutRequestId: string): string => {
  const number = BigInt(`0x${createHash('sha256').update(checkoutRequestId).digest('hex')}`)
  return `SP${number.toString(36).toUpperCase().slice(0, 13)}`
}

export const seededUuid = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/** What a journal holds, the last state of each; makes its folder. */
export const readJournal = <Kept extends { checkoutRequestId: string }>(file: string): [string, Kept][] => {
  mkdirSync(dirname(file), { recursive: true })
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  // A killed process leaves at most its last line unfinished, and that line has no line end.
  return lines.slice(0, -1).map((line) => {
    const kept = JSON.parse(line) as Kept
    return [kept.checkoutRequestId, kept]
  })
}
