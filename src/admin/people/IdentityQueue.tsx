'use client'

import { useAuth } from '@payloadcms/ui'
import { useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { live } from '../live/live-store.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { Pager } from '../panels/Pager.tsx'
import { instantDayText } from '../text/date.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { CheckReview, type QueuedCheck } from './CheckReview.tsx'
import { paperLabels } from './person-steps.ts'
import { useShortcuts } from './use-shortcuts.ts'

type Queue = { docs: QueuedCheck[]; totalDocs: number; totalPages: number; page: number }

/** Checks that wait, the oldest first: papers on one side, the decision on the other, all by keyboard. */
export const IdentityQueue = () => {
  const { user } = useAuth()
  const { can, me } = usePermissions()
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<string>()
  const [version, setVersion] = useState(0)
  const liveVersion = useLiveVersion()
  const { data, error } = useApi<Queue>(
    can('people.verification.view')
      ? `/identity-checks?where[status][equals]=pending&sort=submittedAt&depth=1&limit=20&page=${page}`
      : null,
    `${version} ${liveVersion}`,
  )
  const docs = data?.docs ?? []
  const at = Math.max(
    0,
    docs.findIndex(({ id }) => id === chosen),
  )
  const check = docs[at]
  const step = (by: number) => (): void => setChosen(docs[Math.min(docs.length - 1, Math.max(0, at + by))]?.id)
  useShortcuts({ j: step(1), arrowdown: step(1), k: step(-1), arrowup: step(-1) })
  const onDone = (): void => {
    setChosen(docs[at + 1]?.id ?? docs[at - 1]?.id)
    setVersion((count) => count + 1)
    live.bumpVersion()
  }
  return (
    <div className="fh-queue">
      <header className="fh-people-page__head">
        <h1>Identity reviews</h1>
        <p className="fh-quiet">
          {data && data.totalDocs > 0
            ? `${data.totalDocs} waiting. Keys: J and K to move, A to approve, R to reject.`
            : 'Papers that were handed in are decided here, by somebody else than who handed them in.'}
        </p>
      </header>
      <ErrorNote error={error} />
      {me && !can('people.verification.view') && (
        <p className="fh-quiet">You do not have the permission to see identity checks.</p>
      )}
      {data && docs.length === 0 && (
        <div className="fh-notice">
          <h2>Nothing waits</h2>
          <p>Hand in papers from the page of a person; they appear here for review.</p>
        </div>
      )}
      {check && (
        <div className="fh-queue__split">
          <ol aria-label="Waiting checks" className="fh-queue__list">
            {docs.map((one) => (
              <li key={one.id}>
                <button aria-current={one.id === check.id} onClick={() => setChosen(one.id)} type="button">
                  <b>{one.person.name}</b>
                  <span className="fh-quiet">
                    {paperLabels[one.documentType]} · {instantDayText(one.submittedAt)}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          <CheckReview
            check={check}
            isOwn={Boolean(user && check.submittedBy?.id === user.id)}
            key={check.id}
            mayDecide={can('people.verification.approve')}
            onDone={onDone}
          />
        </div>
      )}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
    </div>
  )
}
