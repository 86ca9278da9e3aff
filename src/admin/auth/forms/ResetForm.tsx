'use client'

import { Button, Link } from '@payloadcms/ui'
import { type SyntheticEvent, useState } from 'react'
import { ApiFailure } from '../../api/request.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'
import { useAdminPath } from '../use-admin-path.ts'
import { fieldsOf } from './fields-of.ts'
import { LockNote } from './LockNote.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { useSubmit } from './use-submit.ts'

/** The new password behind a link from the mailbox. It logs nobody in. */
export const ResetForm = ({ token }: { token: string }) => {
  const path = useAdminPath()
  const [state, setState] = useState<'asking' | 'done' | 'gone'>('asking')
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['password'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const { password } = fieldsOf(event.currentTarget)
    if (!password) return refuse({ password: 'Choose a new password.' })
    start(() =>
      authApi.resetPassword({ token, password }).then(
        () => setState('done'),
        (failure: unknown) => {
          if (!isGone(failure)) throw failure
          setState('gone')
        },
      ),
    )
  }

  if (state === 'done')
    return (
      <>
        <h1>Your password is changed</h1>
        <p className="fh-auth__lead" role="status">
          Everything that was logged in with the old one is logged out.
        </p>
        <Button className="fh-auth__submit" el="link" margin={false} size="large" to={path('/login')}>
          Log in
        </Button>
      </>
    )
  if (state === 'gone' || token === '')
    return (
      <>
        <h1>This link no longer works</h1>
        <p className="fh-auth__lead" role="status">
          It was used, or it is too old. Ask for a new one.
        </p>
        <Button className="fh-auth__submit" el="link" margin={false} size="large" to={path('/forgot')}>
          Send a new link
        </Button>
      </>
    )
  return (
    <>
      <h1>Choose a new password</h1>
      <form method="post" noValidate onSubmit={submit} ref={form}>
        <PasswordInput autoFocus isNew label="New password" name="password" problem={problems.password} />
        <Button className="fh-auth__submit" disabled={isBusy} margin={false} size="large" type="submit">
          {isBusy ? 'Saving…' : 'Save'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
      <p className="fh-auth__foot">
        <Link className="fh-link" href={path('/login')} prefetch={false}>
          Back to the log-in
        </Link>
      </p>
    </>
  )
}

const isGone = (failure: unknown): boolean =>
  failure instanceof ApiFailure &&
  ([404, 410].includes(failure.status) || failure.entries.some(({ path }) => path === 'token'))
