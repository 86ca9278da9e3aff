'use client'

import type { Change } from './changes.ts'

const headings: Record<Change['kind'], string> = { added: 'Added', removed: 'Taken away', limit: 'Other limit' }
const kinds = ['added', 'removed', 'limit'] as const

/** More than so many are folded away. */
const most = 8

/** Changes of permissions by kind, each kind with its count. */
export const ChangeList = ({ changes }: { changes: readonly Change[] }) => (
  <div aria-live="polite" className="fh-change__list">
    {kinds
      .map((kind) => ({ kind, of: changes.filter((change) => change.kind === kind) }))
      .filter(({ of }) => of.length > 0)
      .map(({ kind, of }) => (
        <div className={`fh-change__kind fh-change__kind--${kind}`} key={kind}>
          <h3>
            {headings[kind]} <span>{of.length}</span>
          </h3>
          <Lines changes={of.slice(0, most)} />
          {of.length > most && (
            <details>
              <summary>and {of.length - most} more</summary>
              <Lines changes={of.slice(most)} />
            </details>
          )}
        </div>
      ))}
  </div>
)

const Lines = ({ changes }: { changes: readonly Change[] }) => (
  <ul>
    {changes.map(({ code, text }) => (
      <li key={code}>{text}</li>
    ))}
  </ul>
)
