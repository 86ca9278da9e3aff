import type { PayloadRequest } from 'payload'
import { readQuery } from '../../db/transaction.ts'
import { rankSuggestions, type Suggestion } from '../../domain/reconciliation/rank-suggestions.ts'
import { companySettings } from '../companies.ts'
import { findPayers, findPayments, phonesOf } from './find-candidates.ts'
import { listColumns, listTables, type ListRow, shownRow } from './list-transactions.ts'
import { type BankTransaction, findTransaction } from './transaction-row.ts'

type Read = { req: PayloadRequest; company: string; id: string }

/** A transaction with what it was matched with, what may be done, and whose it may be. @throws 404 */
export const readTransaction = async ({ req: { payload }, company, id }: Read) => {
  const tx = { query: <Row>(text: string, values?: unknown[]) => readQuery<Row>(payload, text, values) }
  const transaction = await findTransaction({ tx, company, id })
  const [row] = await tx.query<ListRow>(`select ${listColumns} ${listTables} where b.company_id = $1 and b.id = $2`, [
    company,
    id,
  ])
  const allocations = transaction.payment ? await tx.query<Allocated>(ALLOCATIONS, [company, transaction.payment]) : []
  const left = transaction.amount - transaction.matched
  return {
    ...(row && shownRow(row)),
    allocations: allocations.map(({ amount, ...shown }) => ({ ...shown, amountMinor: Number(amount) })),
    allowed: allowedOn(transaction),
    suggestions: isOpen(transaction) && left !== 0n ? await suggest({ payload, company, transaction }) : [],
  }
}

type Allocated = { invoice: string; number: string; person: string; name: string; amount: string }

const ALLOCATIONS = `
  select i.id as invoice, i.number, p.id as person, p.name, sum(a.amount_minor) as amount
  from allocations a join invoices i on i.id = a.invoice_id join people p on p.id = i.person_id
  where a.company_id = $1 and a.payment_id = $2 group by i.id, p.id having sum(a.amount_minor) <> 0 order by i.number limit 200`

const isOpen = ({ status }: BankTransaction): boolean => status === 'unmatched' || status === 'partly'

/** What the services would not refuse; the caller's permissions are his own matter. */
const allowedOn = (transaction: BankTransaction): ('match' | 'book' | 'ignore' | 'undo')[] => {
  const { amount, payment, paid, status, source } = transaction
  const isInBooks = paid?.status === 'received'
  const isDecided = status === 'ignored' || status === 'matched' || status === 'partly'
  return [
    ...(isOpen(transaction) && (!payment || isInBooks) ? (['match'] as const) : []),
    ...(amount > 0n && status === 'unmatched' && !payment ? (['book'] as const) : []),
    ...(status === 'unmatched' && !isInBooks ? (['ignore'] as const) : []),
    ...(isDecided || (source === 'import' && isInBooks) ? (['undo'] as const) : []),
  ]
}

type ShownSuggestion = Pick<Suggestion, 'score' | 'reasons'> &
  (
    | { kind: 'payment' | 'disbursement'; id: string; number: string; name: string | null }
    | {
        kind: 'payer'
        person: string
        name: string
        allocations: { invoice: string; number: string; amountMinor: number }[]
        restMinor: number
      }
  )

type Suggest = { payload: PayloadRequest['payload']; company: string; transaction: BankTransaction }

const suggest = async ({ payload, company, transaction }: Suggest): Promise<ShownSuggestion[]> => {
  const { country } = await companySettings(payload, company)
  const find = { payload, company: { id: company, country }, transaction }
  const isIn = transaction.amount > 0n
  const [payers, payments] = await Promise.all([isIn ? findPayers(find) : [], findPayments(find)])
  const { bookedOn, reference, payerName, billReference, description, amount, matched } = transaction
  const suggestions = rankSuggestions({
    received: {
      amount: isIn ? amount : -amount,
      left: isIn ? amount - matched : -amount,
      ...{ bookedOn, reference, payerName, billReference, description },
      phones: phonesOf(transaction, country),
    },
    payers,
    payments,
  })
  return suggestions.map((suggestion) => shown(suggestion, isIn))
}

const shown = (suggestion: Suggestion, isIn: boolean): ShownSuggestion => {
  const { score, reasons, name } = suggestion
  if (suggestion.kind === 'payment')
    return {
      kind: isIn ? 'payment' : 'disbursement',
      id: suggestion.payment,
      number: suggestion.number,
      ...{ name, score, reasons },
    }
  const { person, invoices, rest } = suggestion
  return {
    kind: 'payer',
    person,
    name: suggestion.name,
    allocations: invoices.map(({ id, number, amount }) => ({ invoice: id, number, amountMinor: Number(amount) })),
    restMinor: Number(rest),
    score,
    reasons,
  }
}
