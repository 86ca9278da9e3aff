'use client'

import { Button, Link } from '@payloadcms/ui'
import { useState } from 'react'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { dateText, instantDayText } from '../text/date.ts'
import { DecisionDialog } from './DecisionButtons.tsx'
import { checkDecisions, type Decision } from './decisions.ts'
import { paperLabels } from './person-steps.ts'
import { useShortcuts } from './use-shortcuts.ts'

type File = { id: string; name: string; url?: string | null; mimeType?: string | null }

export type QueuedCheck = {
  id: string
  person: { id: string; name: string; birthDate?: string | null; nationalId?: string | null; phone?: string | null }
  documentType: string
  documentNumber?: string
  country?: string | null
  expiresOn?: string | null
  submittedAt: string
  submittedBy?: { id: string; name?: string } | null
  front?: File | null
  back?: File | null
  selfie?: File | null
}

type CheckReviewProps = { check: QueuedCheck; isOwn: boolean; mayDecide: boolean; onDone: () => void }

/** The papers of a person beside what we know of him, and the decision. */
export const CheckReview = ({ check, isOwn, mayDecide, onDone }: CheckReviewProps) => {
  const path = useAdminPath()
  const [decision, setDecision] = useState<Decision>()
  const isOpen = mayDecide && !isOwn
  const { approve, reject } = checkDecisions
  useShortcuts(isOpen ? { a: () => setDecision(approve), r: () => setDecision(reject) } : {})
  const { person } = check
  const facts = [
    ['Paper', paperLabels[check.documentType]],
    ['Number', check.documentNumber ?? 'Hidden'],
    ['On file', person.nationalId ?? '—'],
    ['Issued in', check.country ?? '—'],
    ['Valid until', check.expiresOn ? dateText(check.expiresOn) : 'No end'],
    ['Born', person.birthDate ? dateText(person.birthDate) : '—'],
    ['Phone', person.phone ?? '—'],
    [
      'Handed in',
      `${instantDayText(check.submittedAt)}${check.submittedBy?.name ? ` by ${check.submittedBy.name}` : ''}`,
    ],
  ] as const
  return (
    <section aria-label={`Papers of ${person.name}`} className="fh-queue__review">
      <header>
        <h2>
          <Link href={path(`/collections/people/${person.id}`)} prefetch={false}>
            {person.name}
          </Link>
        </h2>
        <div className="fh-actions">
          {isOpen &&
            [approve, reject].map((one) => (
              <Button
                buttonStyle={one === approve ? 'primary' : 'secondary'}
                key={one.action}
                margin={false}
                onClick={() => setDecision(one)}
                size="small"
                type="button"
              >
                {one.label}
              </Button>
            ))}
          {isOwn && <span className="fh-quiet">You handed this in: somebody else reviews it.</span>}
        </div>
      </header>
      <dl className="fh-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="fh-queue__papers">
        <Paper file={check.front} label="Front" />
        <Paper file={check.back} label="Back" />
        <Paper file={check.selfie} label="Selfie" />
      </div>
      {decision && (
        <DecisionDialog
          decision={decision}
          onClose={() => setDecision(undefined)}
          onDone={onDone}
          path={`/identity-checks/${check.id}`}
        />
      )}
    </section>
  )
}

const Paper = ({ file, label }: { file?: File | null; label: string }) => (
  <figure className="fh-paper">
    {file?.url && file.mimeType?.startsWith('image/') ? (
      <a href={file.url} rel="noreferrer" target="_blank">
        <img alt={`${label}: ${file.name}`} loading="lazy" src={file.url} />
      </a>
    ) : (
      <div className="fh-paper__none">
        {file?.url ? (
          <a href={file.url} rel="noreferrer" target="_blank">
            Open {file.name}
          </a>
        ) : (
          'No picture'
        )}
      </div>
    )}
    <figcaption className="fh-quiet">{label}</figcaption>
  </figure>
)
