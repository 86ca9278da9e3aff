'use client'

import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { DuplicateGroup, GroupMember } from '../../services/people/duplicate-groups.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { Pager } from '../panels/Pager.tsx'
import { instantDayText } from '../text/date.ts'
import { statusBadge } from '../text/status.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { reasonLabels } from './duplicate-reasons.ts'
import { MergeDialog } from './MergeDialog.tsx'

type Groups = { docs: DuplicateGroup[]; totalDocs: number; totalPages: number; page: number }

/** Groups of people who share a phone, an address or a number, with the way to make one of two. */
export const Duplicates = () => {
  const { can, me } = usePermissions()
  const [page, setPage] = useState(1)
  const [version, setVersion] = useState(0)
  const [chosen, setChosen] = useState<GroupMember[]>()
  const { data, error } = useApi<Groups>(
    can('people.people.merge') ? `/people/duplicate-groups?limit=20&page=${page}` : null,
    version,
  )
  return (
    <div className="fh-duplicates">
      <header className="fh-people-page__head">
        <h1>Duplicates</h1>
        <p className="fh-quiet">People who share a phone, an e-mail address or an identity number.</p>
      </header>
      <ErrorNote error={error} />
      {me && !can('people.people.merge') && <p className="fh-quiet">You do not have the permission to merge people.</p>}
      {data && data.docs.length === 0 && (
        <div className="fh-notice">
          <h2>No duplicates</h2>
          <p>Nobody shares a phone, an address or a number. New ones appear here by themselves.</p>
        </div>
      )}
      {data?.docs.map(({ people, reasons }) => (
        <section className="fh-panel fh-duplicates__group" key={people.map(({ id }) => id).join()}>
          <header>
            <h2>{capitalised(reasons.map((reason) => reasonLabels[reason]).join(', '))}</h2>
            <Button buttonStyle="secondary" margin={false} onClick={() => setChosen(people)} size="small" type="button">
              Merge…
            </Button>
          </header>
          <ul>
            {people.map((person) => (
              <Member key={person.id} person={person} />
            ))}
          </ul>
        </section>
      ))}
      {data && <Pager onPage={setPage} page={data.page} totalDocs={data.totalDocs} totalPages={data.totalPages} />}
      {chosen && (
        <MergeDialog
          onClose={() => setChosen(undefined)}
          onMerged={() => setVersion((count) => count + 1)}
          people={chosen}
        />
      )}
    </div>
  )
}

const Member = ({ person }: { person: GroupMember }) => {
  const path = useAdminPath()
  const { id, name, phone, email, nationalId, verification, hasLogIn, leases, units, invoices, createdAt } = person
  const counts = [
    [leases, 'lease'],
    [units, 'unit'],
    [invoices, 'invoice'],
  ] as const
  return (
    <li>
      <Link href={path(`/collections/people/${id}`)} prefetch={false}>
        {name}
      </Link>
      <StatusBadge {...statusBadge(verification)} />
      <span className="fh-quiet">{[phone, email, nationalId].filter(Boolean).join(' · ')}</span>
      <span className="fh-quiet">
        {[
          ...counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`),
          ...(hasLogIn ? ['log-in'] : []),
          `since ${instantDayText(createdAt)}`,
        ].join(' · ')}
      </span>
    </li>
  )
}

/** Unlike `sentence` it leaves the hyphen of 'e-mail' alone. */
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
