type OfCompany = { company?: string }

/** What the server tells the screens of a company: ids, and a few facts for a message. */
export type LiveEvents = {
  'payment.received': OfCompany & {
    id?: string
    number?: string
    amountMinor?: number
    currency?: string
    reviewReason?: string | null
  }
  'invoice.updated': OfCompany & { id?: string }
  'intent.updated': OfCompany & { id?: string; status?: string; failureReason?: string | null; payment?: string | null }
  'unit.status': OfCompany & { id?: string; status?: string }
  'job.progress': JobProgressData
}

export type JobProgressData = OfCompany & {
  id?: string
  kind?: string
  status?: string
  processed?: number
  total?: number | null
  counts?: Record<string, number>
}

export type LiveEventName = keyof LiveEvents

export type LiveEvent = { [Name in LiveEventName]: { name: Name; data: LiveEvents[Name] } }[LiveEventName]

export const liveEventNames = [
  'payment.received',
  'invoice.updated',
  'intent.updated',
  'unit.status',
  'job.progress',
] as const satisfies readonly LiveEventName[]
