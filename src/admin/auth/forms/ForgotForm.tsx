'use client'

import { Button, Link } from '@payloadcms/ui'
import { type SyntheticEvent, useState } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi } from '../auth-api.ts'
import { useAdminPath } from '../use-admin-path.ts'
import { fieldsOf } from './fields-of.ts'
import { LockNote } from './LockNote.tsx'
import { TextInput } from './TextInput.tsx'
import { useSubmit } from './use-submit.ts'

/** Asks for a link to a new password. The answer is the same whether or not there is such an account. */
export const ForgotForm = ({ demoHint }: { demoHint?: string }) => {
  const path = useAdminPath()
  const [sentTo, setSentTo] = useState<string>()
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['email'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const email = fieldsOf(event.currentTarget).email?.trim()
    if (!email) return refuse({ email: 'Enter your e-mail address.' })
    start(async () => {
      await authApi.forgotPassword(email)
      setSentTo(email)
    })
  }

  const back = (
    <p className="fh-auth__foot">
      <Link className="fh-link" href={path('/login')} prefetch={false}>
        Back to the log-in
      </Link>
    </p>
  )
  if (sentTo)
    return (
      <>
        <h1>Look into your mailbox</h1>
        <p className="fh-auth__lead" role="status">
          If {sentTo} has an account, a link to choose a new password is on its way. It may be among the spam.
        </p>
        {demoHint && <p className="fh-auth__demo">{demoHint}</p>}
        {back}
      </>
    )
  return (
    <>
      <h1>Forgotten your password?</h1>
      <p className="fh-auth__lead">We send you a link to choose a new one.</p>
      <form method="post" noValidate onSubmit={submit} ref={form}>
        <TextInput
          autoComplete="username"
          autoFocus
          label="E-mail"
          name="email"
          problem={problems.email}
          type="email"
        />
        <Button className="fh-auth__submit" disabled={isBusy} margin={false} size="large" type="submit">
          {isBusy ? 'Sending…' : 'Send the link'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
      {back}
    </>
  )
}
