'use client'

import { Link } from '@payloadcms/ui'
import { amountText } from '../text/amount.ts'
import { intentView } from '../text/intent.ts'
import type { Intent } from './use-intent.ts'

/** Where a payment request stands. */
export const IntentProgress = ({ adminRoute, intent }: { adminRoute: string; intent: Intent }) => {
  const { tone, headline, isFinal } = intentView(intent.status)
  return (
    <div aria-live="polite" className={`fh-outcome fh-outcome--${tone}`}>
      {isFinal ? <span className="fh-outcome__mark" /> : <span className="fh-spinner" />}
      <div>
        <p className="fh-outcome__headline">{headline}</p>
        <p className="fh-outcome__detail">
          {[
            typeof intent.amountMinor === 'number' && amountText(intent.amountMinor, intent.currency),
            intent.phone,
            intent.reference,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="fh-outcome__detail">
          {tone === 'bad' && (intent.failureReason ?? 'The gateway gave no reason.')}
          {intent.payment && (
            <Link href={`${adminRoute}/collections/payments/${intent.payment}`}>Open the payment</Link>
          )}
        </p>
      </div>
    </div>
  )
}
