'use client'

import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { authApi } from '../auth-api.ts'
import { CodeStep } from '../code/CodeStep.tsx'
import { onOtherTab } from '../tabs.ts'
import { ForcedChange } from './ForcedChange.tsx'
import { LogInForm } from './LogInForm.tsx'
import { Opening } from './Opening.tsx'
import { useLogIn } from './use-log-in.ts'

type LogInFlowProps = {
  redirectTo: string
  notice?: string
  /** The browser holds a session that may only have to be renewed. */
  canRenew: boolean
  /** The user is logged in but may do nothing until he has a new password. */
  mustChange: boolean
  demo?: ReactNode
  demoHint?: string
}

/** Password, then whatever else the account asks for, on one page. */
export const LogInFlow = ({ redirectTo, canRenew, demo, demoHint, ...initial }: LogInFlowProps) => {
  const [notice, setNotice] = useState(initial.notice)
  const [email, setEmail] = useState('')
  const password = useRef<string>(undefined)
  const [isRenewing, setIsRenewing] = useState(canRenew)
  const logIn = useLogIn({
    page: 'log-in',
    redirectTo,
    onGone: (gone) => {
      setEmail(gone.email ?? '')
      setNotice('That took too long. Enter your password again.')
    },
  })

  const renew = useEffectEvent(() =>
    authApi.renew().then(logIn.leave, () => {
      setIsRenewing(false)
    }),
  )
  const follow = useEffectEvent(() => logIn.leave())
  useEffect(() => {
    if (canRenew) void renew()
  }, [canRenew])
  useEffect(() => onOtherTab(() => follow()), [])

  if (initial.mustChange || logIn.mustChange)
    return <ForcedChange currentPassword={password.current} onDone={logIn.leave} />
  if (logIn.isLeaving || isRenewing) return <Opening />
  if (logIn.pending) return <CodeStep {...logIn.step} demoHint={demoHint} pending={logIn.pending} />
  return (
    <LogInForm
      demo={demo}
      email={email}
      notice={notice}
      onAnswer={(answer, typed) => {
        setNotice(undefined)
        setEmail(typed.email)
        password.current = typed.password
        logIn.proceed(answer, { email: typed.email })
      }}
    />
  )
}
