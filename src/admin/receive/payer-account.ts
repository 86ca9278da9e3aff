import type { OpenInvoice, PayerBalance } from '../../services/payments/payer-account.ts'

/** The answer of `GET /finance/payers/:id`. */
export type PayerAccount = {
  person: { id: string; name: string; phone: string | null }
  today: string
  balances: PayerBalance[]
  docs: OpenInvoice[]
  totalDocs: number
}
