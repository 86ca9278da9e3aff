import { periodRange } from '../../domain/calendar.ts'
import { amountText } from '../text/amount.ts'
import { periodText } from '../text/date.ts'

export type OverviewData = {
  company: { id: string; name: string } | string
  currency: string
  period: string
  today?: string
  billedMinor: number
  collectedMinor: number
  arrearsMinor: number
  arrearsInvoices: number
  suspenseMinor: number
  needsReview: number
  owedToOwnersMinor: number
  units: { total: number; rented: number; available: number }
  recentPayments: {
    id: string
    number: string
    person: string | null
    amountMinor: number
    currency?: string
    receivedAt: string
  }[]
}

export type Tile = { key: string; label: string; figure: string; detail: string; href: string; isAlert?: boolean }

/**
 * The tiles, each with the way to the rows behind its figure.
 * @param today YYYY-MM-DD in the company's zone
 */
export const overviewTiles = (data: OverviewData, today: string): Tile[] => {
  const { period, units } = data
  const amount = (minor: number): string => amountText(minor, data.currency)
  const month = periodText(period)
  const { from, to } = periodRange(period)
  return [
    {
      key: 'billed',
      label: `Billed in ${month}`,
      figure: amount(data.billedMinor),
      detail: 'Issued invoices',
      href: list(
        'invoices',
        { status: ['equals', 'issued'], issueDate: ['greater_than_equal', from] },
        { issueDate: ['less_than_equal', to] },
      ),
    },
    {
      key: 'collected',
      label: `Collected in ${month}`,
      figure: amount(data.collectedMinor),
      detail:
        data.billedMinor > 0
          ? `${share(data.collectedMinor, data.billedMinor)} of what was billed`
          : 'Payments received',
      href: list(
        'payments',
        { status: ['equals', 'received'], valueDate: ['greater_than_equal', from] },
        { valueDate: ['less_than_equal', to] },
      ),
    },
    {
      key: 'arrears',
      label: 'Overdue',
      figure: amount(data.arrearsMinor),
      detail: `${data.arrearsInvoices} ${data.arrearsInvoices === 1 ? 'invoice' : 'invoices'}`,
      href: list('invoices', {
        status: ['equals', 'issued'],
        balanceMinor: ['greater_than', '0'],
        dueDate: ['less_than', today],
      }),
      isAlert: data.arrearsMinor > 0,
    },
    {
      key: 'review',
      label: 'Payments that need a look',
      figure: String(data.needsReview),
      detail: `${amount(data.suspenseMinor)} in suspense`,
      href: list('payments', { reviewReason: ['exists', 'true'], unallocatedMinor: ['greater_than', '0'] }),
      isAlert: data.needsReview > 0,
    },
    {
      key: 'owners',
      label: 'Owed to owners',
      figure: amount(data.owedToOwnersMinor),
      detail: 'Rent collected, not paid out yet',
      href: list('ledger-accounts', { key: ['equals', 'owner_payable'] }),
    },
    {
      key: 'units',
      label: 'Rented units',
      figure: `${units.rented} of ${units.total}`,
      detail: `${units.available} available`,
      href: list('units', { status: ['equals', 'available'] }),
    },
  ]
}

/** Whole percent, half up, without leaving integers. */
export const share = (part: number, whole: number): string =>
  `${(BigInt(part) * 200n + BigInt(whole)) / (BigInt(whole) * 2n)} %`

type Conditions = Record<string, [operator: string, value: string]>

/** A list below the admin's route, filtered; conditions that share a field go into a second set. */
const list = (slug: string, ...sets: Conditions[]): string => {
  const conditions = sets.flatMap((set) => Object.entries(set))
  const query = conditions.map(
    ([field, [operator, value]], index) =>
      `where[or][0][and][${index}][${field}][${operator}]=${encodeURIComponent(value)}`,
  )
  return `/collections/${slug}?${query.join('&')}`
}
