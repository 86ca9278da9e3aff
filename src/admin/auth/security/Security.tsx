'use client'

import { SetStepNav } from '@payloadcms/ui'
import { usePermissions } from '../../api/use-permissions.ts'
import { useApi } from '../../api/use-api.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { SecurityState } from '../auth-api.ts'
import { ApiKeys } from './ApiKeys.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { Sessions } from './Sessions.tsx'
import { TotpSection } from './TotpSection.tsx'

/** The user's own locks, most used first. */
export const Security = ({ email }: { email: string }) => {
  const { data, error, reload } = useApi<SecurityState>('/auth/security')
  const { can } = usePermissions()
  return (
    <>
      <SetStepNav nav={[{ label: 'Security' }]} />
      <h1 className="fh-security__title">Security</h1>
      <p className="fh-quiet">Your own log-in: {email}</p>
      <ErrorNote error={error} />
      <TotpSection onChange={reload} state={data} />
      <PasswordSection changedAt={data?.passwordChangedAt} onChange={reload} />
      <Sessions />
      {can('settings.api-keys.view') && <ApiKeys />}
    </>
  )
}
