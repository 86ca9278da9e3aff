'use client'

import { Button, Link } from '@payloadcms/ui'
import type { SyntheticEvent } from 'react'
import { ApiFailure } from '../../api/request.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi, type InvitationPreview } from '../auth-api.ts'
import { useAdminPath } from '../use-admin-path.ts'
import { fieldsOf } from './fields-of.ts'
import { LockNote } from './LockNote.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { TextInput } from './TextInput.tsx'
import type { useLogIn } from './use-log-in.ts'
import { useSubmit } from './use-submit.ts'

type InvitationFormProps = {
  token: string
  invitation: InvitationPreview
  proceed: ReturnType<typeof useLogIn>['proceed']
  onGone: () => void
}

/** Who knows the e-mail gives his password; who is new chooses a name and one. */
export const InvitationForm = ({ token, invitation, proceed, onGone }: InvitationFormProps) => {
  const path = useAdminPath()
  const { company, kind, email, name, hasAccount } = invitation
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(['name', 'password'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = fieldsOf(event.currentTarget)
    const isNameless = !hasAccount && !typed.name?.trim()
    if (isNameless || !typed.password) {
      return refuse({
        ...(isNameless && { name: 'Enter your name.' }),
        ...(!typed.password && { password: hasAccount ? 'Enter your password.' : 'Choose a password.' }),
      })
    }
    const body = { token, password: typed.password, ...(!hasAccount && { name: typed.name?.trim() }) }
    const portalOf = kind === 'staff' ? undefined : company.name
    start(() =>
      authApi.acceptInvitation(body).then(
        (answer) => proceed(answer, { email, portalOf }),
        (failure: unknown) => {
          if (!(failure instanceof ApiFailure) || ![404, 410].includes(failure.status)) throw failure
          onGone()
        },
      ),
    )
  }

  return (
    <>
      <h1>Join {company.name}</h1>
      <p className="fh-auth__lead">{kindText[kind]}</p>
      <form method="post" noValidate onSubmit={submit} ref={form}>
        <TextInput autoComplete="username" defaultValue={email} label="E-mail" name="email" readOnly type="email" />
        {!hasAccount && (
          <TextInput
            autoComplete="name"
            autoFocus
            defaultValue={name}
            label="Your name"
            maxLength={120}
            name="name"
            problem={problems.name}
          />
        )}
        <PasswordInput
          aside={
            hasAccount && (
              <Link className="fh-link" href={path('/forgot')} prefetch={false}>
                Forgotten?
              </Link>
            )
          }
          autoFocus={hasAccount}
          isNew={!hasAccount}
          label={hasAccount ? 'Your Freehold password' : 'Password'}
          name="password"
          problem={problems.password}
        />
        <Button className="fh-auth__submit" disabled={isBusy} margin={false} size="large" type="submit">
          {isBusy ? 'Working…' : 'Accept the invitation'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
    </>
  )
}

const kindText: Record<InvitationPreview['kind'], string> = {
  staff: 'You are invited to work in its back office.',
  owner: 'You are invited to see your units and statements.',
  tenant: 'You are invited to see your lease, invoices and payments.',
  agent: 'You are invited to follow your deals and commissions.',
}
