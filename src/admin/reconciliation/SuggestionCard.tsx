'use client'

import { Button } from '@payloadcms/ui'
import { Amount } from '../ui/Amount.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { type Suggestion, sureness } from './transaction.ts'

type SuggestionCardProps = {
  suggestion: Suggestion
  currency: string
  isBusy: boolean
  onMatch: (body: object) => void
}

/** Whose money it may be, why, and what would become of it. */
export const SuggestionCard = ({ suggestion, currency, isBusy, onMatch }: SuggestionCardProps) => {
  const { name, score, reasons } = suggestion
  return (
    <article className="fh-reconcile__suggestion">
      <header>
        <b>{suggestion.kind === 'payer' ? name : [suggestion.number, name].filter(Boolean).join(', ')}</b>
        <StatusBadge {...sureness(score)} />
        <Button
          buttonStyle="secondary"
          disabled={isBusy}
          margin={false}
          onClick={() => onMatch(bodyOf(suggestion))}
          size="small"
          type="button"
        >
          Match
        </Button>
      </header>
      <p className="fh-quiet">{reasons.map(({ text }) => text).join(' · ')}</p>
      {suggestion.kind === 'payer' && (
        <p>
          {suggestion.allocations.map(({ invoice, number, amountMinor }) => (
            <span className="fh-reconcile__part" key={invoice}>
              {number} <Amount currency={currency} minor={amountMinor} />
            </span>
          ))}
          {suggestion.restMinor > 0 && (
            <span className="fh-reconcile__part">
              credit <Amount currency={currency} minor={suggestion.restMinor} />
            </span>
          )}
        </p>
      )}
    </article>
  )
}

const bodyOf = (suggestion: Suggestion): object => {
  if (suggestion.kind !== 'payer') return { [suggestion.kind]: suggestion.id }
  const allocations = suggestion.allocations.map(({ invoice, amountMinor }) => ({ invoice, amountMinor }))
  return { person: suggestion.person, rest: 'credit', ...(allocations.length > 0 && { allocations }) }
}
