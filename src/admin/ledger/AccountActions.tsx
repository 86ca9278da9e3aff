'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { apiRequest } from '../api/request.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { AccountDialog } from './AccountDialog.tsx'

/** The way to an account's entries; for one of the company's own also its name and whether it is in use. */
export const AccountActions = () => {
  const { id, data, setData } = useDocumentInfo()
  const { can } = usePermissions()
  const router = useRouter()
  const { admin } = useConfig().config.routes
  const [move, setMove] = useState<'change' | 'use'>()
  if (!id) return <div className="fh-actions" />
  const isOwn = data?.key === 'custom' && can('finance.ledger.accounts')
  const isActive = data?.isActive !== false
  const changed = (change: object): void => {
    setData({ ...data, ...change })
    router.refresh()
  }
  return (
    <div className="fh-actions">
      <Button buttonStyle="secondary" el="link" margin={false} size="small" to={`${admin}/ledger?account=${id}`}>
        Entries
      </Button>
      {isOwn && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setMove('change')} size="small" type="button">
          Change
        </Button>
      )}
      {isOwn && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setMove('use')} size="small" type="button">
          {isActive ? 'Take out of use' : 'Take into use'}
        </Button>
      )}
      {move === 'change' && (
        <AccountDialog
          account={{ id: String(id), name: String(data?.name ?? ''), description: String(data?.description ?? '') }}
          onClose={() => setMove(undefined)}
          onSaved={changed}
        />
      )}
      {move === 'use' && (
        <ConfirmDialog
          done={isActive ? 'Out of use.' : 'In use.'}
          label={isActive ? 'Take out of use' : 'Take into use'}
          onClose={() => setMove(undefined)}
          onConfirm={async () => {
            await apiRequest({
              method: 'PATCH',
              path: `/finance/ledger/accounts/${id}`,
              body: { isActive: !isActive },
            })
            changed({ isActive: !isActive })
          }}
          title={String(data?.name ?? 'Account')}
        >
          <p>{isActive ? 'It takes no entries any more; those that it has stay.' : 'It takes entries again.'}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
