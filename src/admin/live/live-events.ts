type OfCompany = { company?: string }

/** What the server tells the screens of a company: ids. What they show they read under their user's own rights. */
export type LiveEvents = {
  'payment.received': OfCompany & { id?: string; person?: string | null; invoices?: object[] }
  'invoice.updated': OfCompany & { id?: string }
  'payout.updated': OfCompany & { id?: string; person?: string | null }
  'intent.updated': OfCompany & { id?: string; status?: string; payment?: string | null }
  'unit.status': OfCompany & { id?: string; status?: string }
  'maintenance.updated': OfCompany & { id?: string; status?: string }
  'job.progress': JobProgressData
  'permissions.changed': OfCompany & { version?: string }
}

export type JobProgressData = OfCompany & {
  id?: string
  kind?: string
  status?: string
  processed?: number
  total?: number | null
}

export type LiveEventName = keyof LiveEvents

export type LiveEvent = { [Name in LiveEventName]: { name: Name; data: LiveEvents[Name] } }[LiveEventName]

/** An event about rows that a page may show. */
export type RowEvent = Exclude<LiveEvent, { name: 'permissions.changed' }>

export const liveEventNames = [
  'payment.received',
  'invoice.updated',
  'payout.updated',
  'intent.updated',
  'unit.status',
  'maintenance.updated',
  'job.progress',
  'permissions.changed',
] as const satisfies readonly LiveEventName[]
