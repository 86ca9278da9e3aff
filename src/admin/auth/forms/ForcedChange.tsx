'use client'

import { Button } from '@payloadcms/ui'
import type { SyntheticEvent } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'
import { fieldsOf } from './fields-of.ts'
import { LockNote } from './LockNote.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { useSubmit } from './use-submit.ts'

type ForcedChangeProps = {
  /** typed a moment ago; asked for again after a reload */
  currentPassword?: string
  onDone: () => void
}

/** Somebody else knows the password: nothing opens before there is a new one. */
export const ForcedChange = ({ currentPassword, onDone }: ForcedChangeProps) => {
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['currentPassword', 'newPassword'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = fieldsOf(event.currentTarget)
    const current = currentPassword ?? typed.currentPassword
    if (!current) return refuse({ currentPassword: 'Enter the password you have now.' })
    if (!typed.newPassword) return refuse({ newPassword: 'Choose a new password.' })
    const newPassword = typed.newPassword
    start(async () => {
      await authApi.changePassword({ currentPassword: current, newPassword })
      onDone()
    })
  }

  return (
    <>
      <h1>Choose a new password</h1>
      <p className="fh-auth__lead">Your administrator asks for a new password before you go on.</p>
      <form method="post" noValidate onSubmit={submit} ref={form}>
        {currentPassword === undefined && (
          <PasswordInput autoFocus label="Current password" name="currentPassword" problem={problems.currentPassword} />
        )}
        <PasswordInput
          autoFocus={currentPassword !== undefined}
          isNew
          label="New password"
          name="newPassword"
          problem={problems.newPassword}
        />
        <Button className="fh-auth__submit" disabled={isBusy} margin={false} size="large" type="submit">
          {isBusy ? 'Saving…' : 'Save and go on'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
    </>
  )
}
