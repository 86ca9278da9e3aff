'use client'

import { Button, Link, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import type { PersonOverview } from '../../services/people/person-overview.ts'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useAdminPath } from '../auth/use-admin-path.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { personSteps } from './person-steps.ts'
import { PersonCards } from './PersonCards.tsx'
import { SubmitCheckDialog } from './SubmitCheckDialog.tsx'

/** Everything around a person at the top of his page, and the one thing that is to be done next. */
export const PersonPanel = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { can } = usePermissions()
  const path = useAdminPath()
  const [isSubmitting, setIsSubmitting] = useState(false)
  const [version, setVersion] = useState(0)
  const live = useLiveVersion()
  const { data, error } = useApi<PersonOverview>(
    id ? `/people/${id}/overview` : null,
    `${version} ${live} ${String(savedDocumentData?.updatedAt)}`,
  )
  if (!id) return null
  if (!data)
    return (
      <div className="fh-panel fh-person fh-person--waiting">
        {error ? <ErrorNote error={error} /> : <span className="fh-skeleton" />}
      </div>
    )
  const { text, tone } = personSteps[data.step]
  const maySubmit = can('people.verification.create') && !data.erasedAt && !data.mergedInto
  const needsCheck = data.step === 'submitCheck' || data.step === 'renewCheck'
  return (
    <div className="fh-panel fh-person">
      <div className={`fh-person__step fh-person__step--${tone}`} role="status">
        <p>
          {text}{' '}
          {data.mergedInto && (
            <Link href={path(`/collections/people/${data.mergedInto.id}`)}>{data.mergedInto.name}</Link>
          )}
        </p>
        {needsCheck && maySubmit && (
          <Button margin={false} onClick={() => setIsSubmitting(true)} size="small" type="button">
            Hand in papers
          </Button>
        )}
        {data.step === 'reviewCheck' && can('people.verification.approve') && (
          <Button el="link" margin={false} size="small" to={path('/identity-queue')}>
            Open the review
          </Button>
        )}
        {data.step === 'addAccount' && can('people.accounts.create') && (
          <Button el="link" margin={false} size="small" to={path('/collections/payment-accounts/create')}>
            Add an account
          </Button>
        )}
        {data.step === 'verifyAccount' && data.accounts?.rows[0] && (
          <Button el="link" margin={false} size="small" to={path(`/collections/payment-accounts/${unverified(data)}`)}>
            Open the account
          </Button>
        )}
      </div>
      <PersonCards
        data={data}
        onSubmitCheck={
          maySubmit && !needsCheck && data.step !== 'reviewCheck' ? () => setIsSubmitting(true) : undefined
        }
      />
      <ErrorNote error={error} />
      {isSubmitting && (
        <SubmitCheckDialog
          onClose={() => setIsSubmitting(false)}
          onDone={() => setVersion((count) => count + 1)}
          person={String(id)}
        />
      )}
    </div>
  )
}

const unverified = ({ accounts }: PersonOverview): string =>
  accounts?.rows.find(({ status }) => status === 'unverified')?.id ?? accounts?.rows[0]?.id ?? ''
