'use client'

import { Button, Link } from '@payloadcms/ui'
import type { ReactNode, SyntheticEvent } from 'react'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi, type LogInAnswer } from '../auth-api.ts'
import { useAdminPath } from '../use-admin-path.ts'
import { LockNote } from './LockNote.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { TextInput } from './TextInput.tsx'
import { fieldsOf } from './fields-of.ts'
import { useSubmit } from './use-submit.ts'

type Typed = { email: string; password: string }

type LogInFormProps = {
  email: string
  notice?: string
  demo?: ReactNode
  onAnswer: (answer: LogInAnswer, typed: Typed) => void
}

export const LogInForm = ({ email, notice, demo, onAnswer }: LogInFormProps) => {
  const path = useAdminPath()
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['email', 'password'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const { email = '', password = '' } = fieldsOf(event.currentTarget)
    const typed = { email: email.trim(), password }
    if (!typed.email || !password) {
      return refuse({
        ...(!typed.email && { email: 'Enter your e-mail address.' }),
        ...(!password && { password: 'Enter your password.' }),
      })
    }
    start(async () => onAnswer(await authApi.logIn(typed), typed))
  }

  return (
    <>
      <h1>Log in</h1>
      {notice && (
        <p className="fh-auth__notice" role="status">
          {notice}
        </p>
      )}
      {demo}
      <form method="post" noValidate onSubmit={submit} ref={form}>
        <TextInput
          autoComplete="username"
          autoFocus={!email}
          defaultValue={email}
          label="E-mail"
          name="email"
          problem={problems.email}
          type="email"
        />
        <PasswordInput
          aside={
            <Link className="fh-link" href={path('/forgot')} prefetch={false}>
              Forgotten?
            </Link>
          }
          autoFocus={Boolean(email)}
          label="Password"
          name="password"
          problem={problems.password}
        />
        <Button
          className="fh-auth__submit"
          disabled={isBusy || lockedSeconds > 0}
          margin={false}
          size="large"
          type="submit"
        >
          {isBusy ? 'Checking…' : 'Log in'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
      <p className="fh-auth__foot">
        No account yet?{' '}
        <Link className="fh-link" href={path('/sign-up')} prefetch={false}>
          Set up your company
        </Link>
      </p>
    </>
  )
}
