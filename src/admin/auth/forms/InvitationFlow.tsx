'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { ApiFailure } from '../../api/request.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { authApi, type InvitationPreview } from '../auth-api.ts'
import { CodeStep } from '../code/CodeStep.tsx'
import { useAdminPath } from '../use-admin-path.ts'
import { InvitationForm } from './InvitationForm.tsx'
import { Opening } from './Opening.tsx'
import { useLogIn } from './use-log-in.ts'

type InvitationFlowProps = { token: string; home: string; demoHint?: string }

/** From the link in the mail to the panel, or to the word that the portal is elsewhere. */
export const InvitationFlow = ({ token, home, demoHint }: InvitationFlowProps) => {
  const { invitation, error, isGone, setIsGone } = usePreview(token)
  const logIn = useLogIn({ page: `invitation-${token}`, redirectTo: home })

  if (logIn.isLeaving) return <Opening />
  if (logIn.portalOf) return <PortalReady company={logIn.portalOf} />
  if (logIn.pending) return <CodeStep {...logIn.step} demoHint={demoHint} pending={logIn.pending} />
  if (isGone) return <Gone />
  if (error !== undefined) return <ErrorNote error={error} />
  if (!invitation) return <Loading />
  return <InvitationForm invitation={invitation} onGone={() => setIsGone(true)} proceed={logIn.proceed} token={token} />
}

const usePreview = (token: string) => {
  const [invitation, setInvitation] = useState<InvitationPreview>()
  const [error, setError] = useState<unknown>()
  const [isGone, setIsGone] = useState(false)

  useEffect(() => {
    const controller = new AbortController()
    authApi.previewInvitation(token, controller.signal).then(setInvitation, (failure: unknown) => {
      if (controller.signal.aborted) return
      if (failure instanceof ApiFailure && [400, 404, 410].includes(failure.status)) setIsGone(true)
      else setError(failure)
    })
    return () => controller.abort()
  }, [token])

  return { invitation, error, isGone, setIsGone }
}

const Loading = () => (
  <div aria-busy="true" className="fh-auth__loading">
    <span className="fh-skeleton" />
    <span className="fh-skeleton" />
    <span className="fh-skeleton" />
  </div>
)

const Gone = () => {
  const path = useAdminPath()
  return (
    <>
      <h1>This invitation no longer works</h1>
      <p className="fh-auth__lead" role="status">
        It was accepted, withdrawn or is too old. Ask whoever invited you to send it again. If you have accepted it, log
        in.
      </p>
      <Button
        buttonStyle="secondary"
        className="fh-auth__submit"
        el="link"
        margin={false}
        size="large"
        to={path('/login')}
      >
        Log in
      </Button>
    </>
  )
}

const PortalReady = ({ company }: { company: string }) => (
  <>
    <h1>Your account is ready</h1>
    <p className="fh-auth__lead" role="status">
      Log in at the portal of {company} with this e-mail and password. {company} gives you its address. You can close
      this page.
    </p>
  </>
)
