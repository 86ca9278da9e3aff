'use client'

import { Button } from '@payloadcms/ui'
import type { Me } from '../api/use-permissions.ts'
import { stepUp } from './step-up/step-up.ts'
import { useAdminPath } from './use-admin-path.ts'

/** Says why a company of the user is closed to this log-in, and opens it; nothing when none is. */
export const WithheldNotice = ({ withheld = [] }: { withheld: Me['withheld'] }) => {
  const path = useAdminPath()
  if (withheld.some(({ reason }) => reason === 'password_change'))
    return (
      <div className="fh-notice">
        <h2>Choose a new password</h2>
        <p>Your administrator asks for it before you go on.</p>
        <Button el="anchor" margin={false} url={path('/login')}>
          Choose a new password
        </Button>
      </div>
    )
  if (withheld.length === 0) return null
  const confirm = async (): Promise<void> => {
    if (await stepUp.ask?.()) window.location.reload()
  }
  return (
    <div className="fh-notice">
      <h2>Confirm it is you</h2>
      <p>
        {withheld.length === 1 ? 'A company of yours asks' : 'Companies of yours ask'} for a second factor, and this
        log-in has none yet.
      </p>
      <Button margin={false} onClick={() => void confirm()} type="button">
        Confirm
      </Button>
    </div>
  )
}
