'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useApi } from '../api/use-api.ts'
import { usePermissions } from '../api/use-permissions.ts'
import { useLiveVersion } from '../live/use-live.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { type Settlement, SettlementLines } from './SettlementLines.tsx'

/** What would become of the deposit of a lease that ends or has ended. */
export const DepositPanel = () => {
  const { id, data: lease } = useDocumentInfo()
  const { can } = usePermissions()
  const adminRoute = useConfig().config.routes.admin
  const isLeaving = ['notice', 'ended', 'terminated'].includes(String(lease?.status))
  const { data, error } = useApi<Settlement>(
    id && isLeaving && can('contracts.inspections.view') ? `/contracts/${id}/deposit-settlement` : null,
    useLiveVersion(),
  )
  if (!data) return <ErrorNote error={error} />
  return (
    <section aria-label="Deposit" className="fh-panel">
      <SettlementLines settlement={data} />
      {!data.inspection && can('contracts.inspections.create') && (
        <p className="fh-panel__foot">
          <Button el="link" margin={false} size="small" to={`${adminRoute}/collections/inspections/create`}>
            Inspect the unit
          </Button>
        </p>
      )}
    </section>
  )
}
