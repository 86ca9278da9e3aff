import { Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { AccountForm } from '../security/AccountForm.tsx'

/** The user's own name and the look of the panel. Payload guards and frames this page, since it takes the place of its own. */
export const AccountView = ({ initPageResult: { req } }: AdminViewServerProps) => (
  <Gutter className="fh-security">
    <AccountForm
      email={String(req.user?.email ?? '')}
      id={String(req.user?.id ?? '')}
      name={String(req.user?.name ?? '')}
    />
  </Gutter>
)
