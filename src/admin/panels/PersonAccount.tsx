'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { usePermissions } from '../api/use-permissions.ts'
import type { AccountRole } from '../text/account.ts'
import { PersonStatement } from './PersonStatement.tsx'

const labels: Record<AccountRole, string> = { tenant: 'As a tenant', owner: 'As an owner' }

/** What a person owes us and what we owe him, with the statement behind it. */
export const PersonAccount = () => {
  const { id, data } = useDocumentInfo()
  const { can, me } = usePermissions()
  const [chosen, setChosen] = useState<AccountRole>()
  const roles: AccountRole[] = [
    ...(data?.isTenant ? ['tenant' as const] : []),
    ...(data?.isOwner ? ['owner' as const] : []),
  ]
  const role = chosen && roles.includes(chosen) ? chosen : roles[0]

  if (!id || !role) return <p className="fh-quiet">There is an account once the person is a tenant or an owner.</p>
  if (me && !can('finance.statements.view'))
    return <p className="fh-quiet">You do not have the permission to see accounts.</p>
  return (
    <section className="fh-account">
      {roles.length > 1 && (
        <div className="fh-tabs" role="tablist">
          {roles.map((candidate) => (
            <button
              aria-selected={candidate === role}
              className="fh-tab"
              key={candidate}
              onClick={() => setChosen(candidate)}
              role="tab"
              type="button"
            >
              {labels[candidate]}
            </button>
          ))}
        </div>
      )}
      {me && <PersonStatement key={role} personId={String(id)} role={role} />}
    </section>
  )
}
