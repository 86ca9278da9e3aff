/** A transaction as `GET /finance/reconciliation` lists it; amounts in minor units. */
export type ListedTransaction = {
  id: string
  reference: string
  source: 'notification' | 'import' | 'gateway'
  bookedOn: string
  amountMinor: number
  matchedMinor: number
  leftMinor: number
  currency: string
  account: string | null
  payerName: string | null
  payerPhone: string | null
  billReference: string | null
  description: string | null
  status: string
  ignoredReason: string | null
  payment: { id: string; number: string; status: string; person: string | null; name: string | null } | null
  disbursement: { id: string; number: string } | null
}

export type Suggestion = { score: number; reasons: { clue: string; text: string }[]; name: string | null } & (
  | { kind: 'payment' | 'disbursement'; id: string; number: string }
  | {
      kind: 'payer'
      person: string
      allocations: { invoice: string; number: string; amountMinor: number }[]
      restMinor: number
    }
)

/** As `GET /finance/reconciliation/:id` answers it. */
export type ShownTransaction = ListedTransaction & {
  allocations: { invoice: string; number: string; person: string; name: string; amountMinor: number }[]
  allowed: ('match' | 'book' | 'ignore' | 'undo')[]
  suggestions: Suggestion[]
}

export type TransactionPage = { docs: ListedTransaction[]; totalDocs: number; totalPages: number; page: number }

export const sourceTexts: Record<ListedTransaction['source'], string> = {
  notification: 'Notification',
  import: 'Statement',
  gateway: 'Request of ours',
}

/** How sure a suggestion is, in a word. */
export const sureness = (score: number): { text: string; tone: 'good' | 'busy' | 'quiet' } => {
  if (score >= 80) return { text: 'Very likely', tone: 'good' }
  return score >= 45 ? { text: 'Likely', tone: 'busy' } : { text: 'Possible', tone: 'quiet' }
}
