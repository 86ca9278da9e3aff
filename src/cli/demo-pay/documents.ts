/** What the command reads of the API's answers. */
export type Invoice = {
  id: string
  number: string
  dueDate: string
  currency: string
  totalMinor: number
  balanceMinor: number
  paymentState: string
  person: { id: string; name: string; phone?: string | null } | string
  unit?: { identifier: string } | string | null
}

export type Intent = {
  id: string
  reference: string
  status: string
  amountMinor: number
  currency: string
  phone: string
  failureReason: string | null
  payment: string | null
}

export type Payment = {
  id: string
  number: string
  valueDate: string
  amountMinor: number
  allocatedMinor: number
  unallocatedMinor: number
  currency: string
  gatewayReference?: string | null
  reviewReason?: string | null
}

export type Callback = { id: string; receivedAt: string; status: string; outcome?: string | null }

export type LedgerEntry = {
  id: string
  accountCode: string
  accountName: string
  currency: string
  amountMinor: number
  person: string | null
}

export type Ledger = { balanceMinor: number | null; docs: LedgerEntry[] }
export type Statement = { person: { id: string; name: string }; currency: string; balanceMinor: number }
export type List<T> = { docs: T[]; totalDocs: number }
