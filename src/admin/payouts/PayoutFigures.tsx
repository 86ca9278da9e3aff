'use client'

import { useApi } from '../api/use-api.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Amount } from '../ui/Amount.tsx'

type Group = { currency: string; status: string; count: number; netMinor: number; paidMinor: number }

const cards: readonly { label: string; statuses: readonly string[] }[] = [
  { label: 'to be handed in', statuses: ['draft', 'rejected'] },
  { label: 'wait for approval', statuses: ['pending_approval'] },
  { label: 'to be paid', statuses: ['approved', 'partial', 'failed'] },
  { label: 'on their way', statuses: ['processing'] },
]

/** What of the owner statements waits for somebody, above their list. */
export const PayoutFigures = () => {
  const { data } = useApi<{ docs: Group[] }>('/finance/payouts/statistics', useLiveVersion())
  const currencies = [...new Set((data?.docs ?? []).map(({ currency }) => currency))]
  const figures = currencies.flatMap((currency) =>
    cards.map(({ label, statuses }) => {
      const groups = (data?.docs ?? []).filter((each) => each.currency === currency && statuses.includes(each.status))
      const sum = (of: (group: Group) => number): number => groups.reduce((total, group) => total + of(group), 0)
      return {
        key: `${currency} ${label}`,
        currency,
        label,
        count: sum(({ count }) => count),
        minor: sum(({ netMinor, paidMinor }) => netMinor - paidMinor),
      }
    }),
  )
  return (
    <div className="fh-report__figures">
      {figures
        .filter(({ count }) => count > 0)
        .map(({ key, currency, label, count, minor }) => (
          <div className="fh-report__figure" key={key}>
            <span className="fh-quiet">
              {count} {label}
            </span>
            <span className="fh-figure">
              <Amount currency={currency} minor={minor} />
            </span>
          </div>
        ))}
    </div>
  )
}
