import type { Payload } from 'payload'
import { z } from 'zod'
import { readQuery } from '../../db/transaction.ts'
import type { Difference } from './check-ledger.ts'

const transaction = z.object({ transactionCode: z.string(), amountMinor: z.number() })
const merchant = z.object({ merchantCode: z.string(), currency: z.string(), transactions: z.array(transaction) })
const bookSchema = z.object({ merchants: z.array(merchant), payouts: z.array(merchant) })

type Book = z.infer<typeof bookSchema>

const patienceMs = 2_000

/**
 * Holds the gateway's own book against ours: every receipt it knows is a payment, and every payout money that left, of
 * the same amount. Only the simulator shows its book.
 * @returns undefined when there is no such book to read
 */
export const checkGatewayBook = async (payload: Payload, baseUrl: string): Promise<Difference[] | undefined> => {
  const book = await readBook(baseUrl)
  if (!book) return undefined
  const collected = await compare(payload, book.merchants, 'payments')
  const paidOut = await compare(payload, book.payouts, 'disbursements')
  return [...collected, ...paidOut]
}

const readBook = async (baseUrl: string): Promise<Book | undefined> => {
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/book`, { signal: AbortSignal.timeout(patienceMs) }).catch(
    () => undefined,
  )
  if (!response?.ok) return undefined
  const parsed = bookSchema.safeParse(await response.json().catch(() => undefined))
  return parsed.success ? parsed.data : undefined
}

type Table = 'payments' | 'disbursements'

/** Our rows that count. */
const counted: Record<Table, string> = { payments: `p.status <> 'reversed'`, disbursements: `p.status = 'succeeded'` }

const compare = async (payload: Payload, merchants: Book['merchants'], table: Table): Promise<Difference[]> => {
  const rows = merchants.flatMap(({ merchantCode, currency, transactions }) =>
    transactions.map(({ transactionCode, amountMinor }) => ({ merchantCode, currency, transactionCode, amountMinor })),
  )
  const found = await readQuery<Omit<Difference, 'check'>>(
    payload,
    `select coalesce(p.company_id::text, '') as company, b.code as subject, b.currency || ' ' || b.amount as expected,
            coalesce(p.currency || ' ' || p.amount_minor, 'nothing') as actual
     from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as b (merchant, currency, code, amount)
     join lateral (select array_agg(g.id) as ids from gateway_accounts g where g.merchant_code = b.merchant) g on g.ids is not null
     left join ${table} p on p.gateway_reference = b.code and p.gateway_account_id = any(g.ids) and ${counted[table]}
     where p.id is null or p.amount_minor <> b.amount or p.currency <> b.currency`,
    [
      rows.map(({ merchantCode }) => merchantCode),
      rows.map(({ currency }) => currency),
      rows.map(({ transactionCode }) => transactionCode),
      rows.map(({ amountMinor }) => amountMinor),
    ],
  )
  const check = table === 'payments' ? 'the gateway collected what we recorded' : 'the gateway paid what we booked'
  return found.map((row) => ({ check, ...row }))
}
