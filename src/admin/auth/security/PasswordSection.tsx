'use client'

import { Button, toast } from '@payloadcms/ui'
import { type SyntheticEvent, useState } from 'react'
import { instantDayText } from '../../text/date.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'
import { fieldsOf } from '../forms/fields-of.ts'
import { LockNote } from '../forms/LockNote.tsx'
import { PasswordInput } from '../forms/PasswordInput.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { Section } from './Section.tsx'

type PasswordSectionProps = { changedAt?: string | null; onChange: () => void }

export const PasswordSection = ({ changedAt, onChange }: PasswordSectionProps) => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Section
      actions={
        !isOpen && (
          <Button buttonStyle="secondary" margin={false} onClick={() => setIsOpen(true)} size="small" type="button">
            Change the password
          </Button>
        )
      }
      lead={changedAt ? `Changed ${instantDayText(changedAt)}.` : 'Everything else is logged out when it changes.'}
      title="Password"
    >
      {isOpen && (
        <PasswordForm
          onCancel={() => setIsOpen(false)}
          onDone={() => {
            setIsOpen(false)
            toast.success('Your password is changed. Everything else is logged out.')
            onChange()
          }}
        />
      )}
    </Section>
  )
}

const PasswordForm = ({ onCancel, onDone }: { onCancel: () => void; onDone: () => void }) => {
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['currentPassword', 'newPassword'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const { currentPassword, newPassword } = fieldsOf(event.currentTarget)
    if (!currentPassword) return refuse({ currentPassword: 'Enter the password you have now.' })
    if (!newPassword) return refuse({ newPassword: 'Choose a new password.' })
    start(async () => {
      await authApi.changePassword({ currentPassword, newPassword })
      onDone()
    })
  }

  return (
    <form className="fh-section__form" method="post" noValidate onSubmit={submit} ref={form}>
      <PasswordInput autoFocus label="Current password" name="currentPassword" problem={problems.currentPassword} />
      <PasswordInput isNew label="New password" name="newPassword" problem={problems.newPassword} />
      <LockNote seconds={lockedSeconds} />
      <ErrorNote error={error} />
      <div className="fh-actions">
        <Button disabled={isBusy} margin={false} type="submit">
          {isBusy ? 'Saving…' : 'Save'}
        </Button>
        <Button buttonStyle="secondary" disabled={isBusy} margin={false} onClick={onCancel} type="button">
          Cancel
        </Button>
      </div>
    </form>
  )
}
