import type { RowEvent } from './live-events.ts'

/** `view`: the page is rendered anew. `tables`: only the figures and tables on it are read again. */
export type RefreshScope = 'view' | 'tables' | 'none'

type Affected = {
  /** the collection whose rows the event's id names */
  own: string
  /** lists that show something else after the event */
  lists: readonly string[]
}

const affected: Record<RowEvent['name'], Affected> = {
  'payment.received': {
    own: 'payments',
    lists: ['payments', 'allocations', 'invoices', 'payment-intents', 'ledger-transactions', 'ledger-entries'],
  },
  'invoice.updated': { own: 'invoices', lists: ['invoices', 'ledger-transactions', 'ledger-entries'] },
  'payout.updated': { own: 'payouts', lists: ['payouts', 'payout-batches', 'disbursements', 'ledger-entries'] },
  'intent.updated': { own: 'payment-intents', lists: ['payment-intents'] },
  'unit.status': { own: 'units', lists: ['units', 'contracts'] },
  'maintenance.updated': { own: 'maintenance-requests', lists: ['maintenance-requests'] },
  'job.progress': { own: 'job-runs', lists: ['job-runs'] },
}

/**
 * What of the open page an event makes out of date.
 * @param adminRoute '/admin'
 */
export const refreshScope = ({
  pathname,
  adminRoute,
  event,
}: {
  pathname: string
  adminRoute: string
  event: RowEvent
}): RefreshScope => {
  if (pathname === adminRoute) return event.name === 'job.progress' ? 'none' : 'tables'
  const { slug, id } = openPage({ pathname, adminRoute })
  if (!slug || id === 'create') return 'none'
  const { own, lists } = affected[event.name]
  if (!id) return lists.includes(slug) ? 'view' : 'none'
  if (slug === own && event.data.id === id) return 'view'
  return mentions(event.data, id) ? 'tables' : 'none'
}

/** What a page may have missed while the line was down; a form that no event touches keeps its input. */
export const scopeAfterGap = ({ pathname, adminRoute }: { pathname: string; adminRoute: string }): RefreshScope => {
  if (pathname === adminRoute) return 'tables'
  const { slug, id } = openPage({ pathname, adminRoute })
  if (!slug || id === 'create') return 'none'
  return !id || liveSlugs.includes(slug) ? 'view' : 'tables'
}

const liveSlugs = Object.values(affected).map(({ own }) => own)

const openPage = ({
  pathname,
  adminRoute,
}: {
  pathname: string
  adminRoute: string
}): { slug?: string; id?: string } => {
  const prefix = `${adminRoute}/collections/`
  if (!pathname.startsWith(prefix)) return {}
  const [slug, ...rest] = pathname.slice(prefix.length).split('/').filter(Boolean)
  const [id] = rest[0] === 'trash' ? rest.slice(1) : rest
  return { slug, id }
}

const mentions = (data: unknown, id: string): boolean => {
  if (data === id) return true
  return typeof data === 'object' && data !== null && Object.values(data).some((value) => mentions(value, id))
}
