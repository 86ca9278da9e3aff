'use client'

import type { UnitOverview } from '../../services/structure/unit-overview.ts'
import { instantDayText } from '../text/date.ts'
import { sentence } from '../text/status.ts'
import { words } from '../text/words.ts'

const nouns: Record<string, string> = { units: 'Unit', contracts: 'Lease', ownerships: 'Ownership' }

/** What was last done to a unit, its leases and its owners; folded, because it is asked for seldom. */
export const UnitHistory = ({ history }: { history: NonNullable<UnitOverview['history']> }) => (
  <details className="fh-unit__part fh-unit__history">
    <summary>History · the last {history.length}</summary>
    <ul>
      {history.map(({ id, at, action, entity, actor, fields }) => (
        <li key={id}>
          <time className="fh-quiet fh-number" dateTime={at}>
            {instantDayText(at)}
          </time>{' '}
          {nouns[entity] ?? sentence(entity)}: {words(action).toLowerCase()}
          {fields.length > 0 && <span className="fh-quiet"> ({fields.slice(0, 4).join(', ')})</span>}
          {actor && <span className="fh-quiet"> by {actor}</span>}
        </li>
      ))}
    </ul>
  </details>
)
