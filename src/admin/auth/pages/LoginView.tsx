import { redirect } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { getSafeRedirect } from 'payload/shared'
import { getPrincipal } from '../../../access/principal.ts'
import { readSessionCookies } from '../../../access/session-cookies.ts'
import { type DemoAccount, DemoLogins } from '../../login/DemoLogins.tsx'
import { noticeOf } from '../../text/log-in-notices.ts'
import { LogInFlow } from '../forms/LogInFlow.tsx'
import { AuthFrame } from './AuthFrame.tsx'
import { demoHint } from './demo-hint.ts'

type LoginViewProps = AdminViewServerProps & { accounts?: readonly DemoAccount[] }

/** The log-in. Who is logged in already goes on to where he wanted to be. */
export const LoginView = async ({ initPageResult: { req }, searchParams, accounts }: LoginViewProps) => {
  const home = req.payload.config.routes.admin
  const wanted = getSafeRedirect({ fallbackTo: home, redirectTo: searchParams?.redirect ?? home })
  // Back to the log-out or to this page would be a circle.
  const isCircle = ['/login', '/logout'].some((path) => wanted.startsWith(`${home}${path}`))
  const redirectTo = isCircle ? home : wanted
  const mustChange = Boolean((await getPrincipal(req))?.mustChangePassword)
  if (req.user && !mustChange) redirect(redirectTo)
  return (
    <AuthFrame>
      <LogInFlow
        canRenew={!req.user && readSessionCookies(req.headers.get('cookie')).refresh !== undefined}
        demo={<DemoLogins accounts={accounts} />}
        demoHint={demoHint()}
        mustChange={mustChange}
        notice={noticeOf(searchParams?.reason)}
        redirectTo={redirectTo}
      />
    </AuthFrame>
  )
}
