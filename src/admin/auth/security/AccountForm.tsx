'use client'

import { Button, SetStepNav, toast, useTheme } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import type { SyntheticEvent } from 'react'
import { apiRequest } from '../../api/request.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { fieldsOf } from '../forms/fields-of.ts'
import { TextInput } from '../forms/TextInput.tsx'
import { useSubmit } from '../forms/use-submit.ts'
import { useAdminPath } from '../use-admin-path.ts'
import { Section } from './Section.tsx'

type AccountFormProps = { id: string; name: string; email: string }

export const AccountForm = ({ id, name, email }: AccountFormProps) => {
  const path = useAdminPath()
  const router = useRouter()
  const { form, isBusy, problems, error, start, refuse } = useSubmit(['name'])

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = fieldsOf(event.currentTarget).name?.trim()
    if (!typed) return refuse({ name: 'Enter your name.' })
    start(async () => {
      await apiRequest({ method: 'PATCH', path: `/users/${id}?depth=0`, body: { name: typed } })
      toast.success('Saved.')
      router.refresh()
    })
  }

  return (
    <>
      <SetStepNav nav={[{ label: 'Account' }]} />
      <h1 className="fh-security__title">Your account</h1>
      <Section title="You">
        <form className="fh-section__form" method="post" noValidate onSubmit={submit} ref={form}>
          <TextInput
            autoComplete="name"
            defaultValue={name}
            label="Name"
            maxLength={120}
            name="name"
            problem={problems.name}
          />
          <TextInput
            autoComplete="username"
            defaultValue={email}
            hint="You log in with it."
            label="E-mail"
            name="email"
            readOnly
            type="email"
          />
          <ErrorNote error={error} />
          <div className="fh-actions">
            <Button disabled={isBusy} margin={false} type="submit">
              {isBusy ? 'Saving…' : 'Save'}
            </Button>
          </div>
        </form>
      </Section>
      <Appearance />
      <Section
        actions={
          <Button buttonStyle="secondary" el="link" margin={false} size="small" to={path('/security')}>
            Open your security
          </Button>
        }
        lead="Password, second factor, recovery codes, where you are logged in, API keys."
        title="Security"
      />
    </>
  )
}

const themes = [
  { value: 'auto', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const Appearance = () => {
  const { autoMode, setTheme, theme } = useTheme()
  const current = autoMode ? 'auto' : theme
  // Payload takes 'auto' here, and forgets to say so in its type.
  const choose = setTheme as (theme: (typeof themes)[number]['value']) => void
  return (
    <Section title="Appearance">
      <fieldset className="fh-choices fh-section__form">
        <legend className="sr-only">Appearance</legend>
        {themes.map(({ value, label }) => (
          <label className="fh-choice" key={value}>
            <input checked={current === value} name="theme" onChange={() => choose(value)} type="radio" value={value} />
            {label}
          </label>
        ))}
      </fieldset>
    </Section>
  )
}
