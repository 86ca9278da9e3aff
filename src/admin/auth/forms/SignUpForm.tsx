'use client'

import { Button, Link } from '@payloadcms/ui'
import { type SyntheticEvent, useState } from 'react'
import { currencyCodes } from '../../../domain/currency.ts'
import { countries } from '../../text/countries.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { authApi, type SignUp } from '../auth-api.ts'
import { CodeStep } from '../code/CodeStep.tsx'
import { useAdminPath } from '../use-admin-path.ts'
import { fieldsOf } from './fields-of.ts'
import { LockNote } from './LockNote.tsx'
import { Opening } from './Opening.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { TextInput } from './TextInput.tsx'
import { useLogIn } from './use-log-in.ts'
import { useSubmit } from './use-submit.ts'

const names = ['company.name', 'company.country', 'company.currency', 'company.timezone', 'name', 'email', 'password']

/** A company and its first administrator. */
export const SignUpForm = ({ home, demoHint }: { home: string; demoHint?: string }) => {
  const path = useAdminPath()
  const [country, setCountry] = useState('KE')
  const [currency, setCurrency] = useState('KES')
  const [notice, setNotice] = useState<string>()
  const { form, isBusy, problems, error, lockedSeconds, start, refuse } = useSubmit(names)
  const logIn = useLogIn({
    page: 'sign-up',
    redirectTo: home,
    onGone: () => setNotice('That took too long. Fill in the form again, and we send a new code.'),
  })

  const chooseCountry = (code: string): void => {
    setCountry(code)
    setCurrency(countries.find((one) => one.code === code)?.currency ?? currency)
  }
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const typed = fieldsOf(event.currentTarget)
    const missing = missingFields(typed)
    if (Object.keys(missing).length > 0) return refuse(missing)
    const signUp: SignUp = {
      company: { name: typed['company.name']?.trim() ?? '', country, currency, timezone: ownTimeZone() },
      name: typed.name?.trim() ?? '',
      email: typed.email?.trim() ?? '',
      password: typed.password ?? '',
    }
    start(async () => logIn.proceed(await authApi.signUp(signUp), { email: signUp.email }))
  }

  if (logIn.isLeaving) return <Opening />
  if (logIn.pending) return <CodeStep {...logIn.step} demoHint={demoHint} pending={logIn.pending} />
  return (
    <>
      <h1>Set up your company</h1>
      <p className="fh-auth__lead">You become its first administrator.</p>
      {notice && (
        <p className="fh-auth__notice" role="status">
          {notice}
        </p>
      )}
      <form method="post" noValidate onSubmit={submit} ref={form}>
        <TextInput
          autoComplete="organization"
          autoFocus
          label="Company"
          maxLength={120}
          name="company.name"
          problem={problems['company.name']}
        />
        <div className="fh-auth__pair">
          <Labelled htmlFor="field-company-country" label="Country" problem={problems['company.country']}>
            <select
              aria-describedby="field-company-country-hint"
              id="field-company-country"
              onChange={({ target }) => chooseCountry(target.value)}
              value={country}
            >
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Labelled>
          <Labelled htmlFor="field-company-currency" label="Currency" problem={problems['company.currency']}>
            <select
              aria-describedby="field-company-currency-hint"
              id="field-company-currency"
              onChange={({ target }) => setCurrency(target.value)}
              value={currency}
            >
              {currencyCodes.map((code) => (
                <option key={code}>{code}</option>
              ))}
            </select>
          </Labelled>
        </div>
        <TextInput autoComplete="name" label="Your name" maxLength={120} name="name" problem={problems.name} />
        <TextInput
          autoComplete="email"
          hint="You log in with it. We send a code there now."
          label="E-mail"
          name="email"
          problem={problems.email}
          type="email"
        />
        <PasswordInput isNew label="Password" name="password" problem={problems.password} />
        <Button className="fh-auth__submit" disabled={isBusy} margin={false} size="large" type="submit">
          {isBusy ? 'Working…' : 'Go on'}
        </Button>
        <LockNote seconds={lockedSeconds} />
        <ErrorNote error={error} />
      </form>
      <p className="fh-auth__foot">
        Already have an account?{' '}
        <Link className="fh-link" href={path('/login')} prefetch={false}>
          Log in
        </Link>
      </p>
    </>
  )
}

const demands: Record<string, string> = {
  'company.name': 'Enter the name of the company.',
  name: 'Enter your name.',
  email: 'Enter your e-mail address.',
  password: 'Choose a password.',
}

const missingFields = (typed: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(demands).filter(([name]) => !typed[name]?.trim()))

const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'Africa/Nairobi'
