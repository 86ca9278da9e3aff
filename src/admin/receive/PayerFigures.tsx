import { Amount } from '../ui/Amount.tsx'
import type { PayerAccount } from './payer-account.ts'

/** What the payer owes and has, by currency. */
export const PayerFigures = ({ account: { balances } }: { account: PayerAccount }) => {
  if (balances.length === 0)
    return <p className="fh-quiet">Owes nothing, and has no credit: what is recorded becomes credit.</p>
  return (
    <div className="fh-report__figures">
      {balances.flatMap(({ currency, ...amounts }) =>
        labels.flatMap(({ key, label }) =>
          amounts[key] === 0 && key !== 'owedMinor'
            ? []
            : [
                <div className="fh-report__figure" key={`${currency}${key}`}>
                  <span className="fh-quiet">{label}</span>
                  <b>
                    <Amount currency={currency} minor={amounts[key]} />
                  </b>
                </div>,
              ],
        ),
      )}
    </div>
  )
}

const labels = [
  { key: 'owedMinor', label: 'Owes' },
  { key: 'overdueMinor', label: 'of it overdue' },
  { key: 'creditMinor', label: 'Credit' },
  { key: 'pendingMinor', label: 'Cheques at the bank' },
] as const
